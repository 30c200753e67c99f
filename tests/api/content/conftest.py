"""The content of the cms tests, read through GraphQL."""

from tests.cms.conftest import *
