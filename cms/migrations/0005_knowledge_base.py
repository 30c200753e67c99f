import django.core.validators
import django.db.models.deletion
import modelcluster.contrib.taggit
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import core.languages


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("cms", "0004_imported_pages"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ApiReferencePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences: what the reader will know or be able to do. Shown in lists and search.",
                        max_length=320,
                        validators=[django.core.validators.MaxLengthValidator(320)],
                        verbose_name="summary",
                    ),
                ),
                (
                    "significance",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (10, "Typo: translations stay up to date"),
                            (20, "Minor: translations should follow"),
                            (30, "Major: translations are wrong until they follow"),
                        ],
                        default=20,
                        help_text="What the changes that you publish mean for translations. It counts for this publication alone.",
                        verbose_name="significance of this change",
                    ),
                ),
                (
                    "change_note",
                    models.CharField(
                        blank=True,
                        help_text="Why you change the page, for other writers: readers do not see it. It counts for this version alone.",
                        max_length=300,
                        verbose_name="change note",
                    ),
                ),
                (
                    "review_by",
                    models.DateField(
                        blank=True,
                        help_text="Its owner is reminded by mail on this day. It counts once the page is published with it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everyone", "Everyone"),
                            ("newcomers", "Newcomers"),
                            ("practitioners", "Practitioners"),
                            ("administrators", "Administrators"),
                            ("developers", "Developers"),
                        ],
                        default="everyone",
                        help_text="Whom it is written for.",
                        max_length=20,
                        verbose_name="audience",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("paragraph", 0),
                            ("heading", 4),
                            ("callout", 8),
                            ("table", 9),
                            ("code", 13),
                            ("image", 17),
                            ("steps", 18),
                            ("moment", 22),
                            ("embed", 26),
                            ("related", 27),
                            ("download", 31),
                            ("tool", 39),
                            ("operation", 42),
                            ("example", 46),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "group": "Text",
                                    "icon": "pilcrow",
                                    "label": "Text",
                                },
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 200}),
                            2: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Section"), ("3", "Subsection"), ("4", "Detail")], "label": "Level"},
                            ),
                            3: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Links to this section end with it. Leave it empty in a new section, and as it is in an old one.",
                                    "label": "Anchor",
                                    "max_length": 80,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[a-z0-9]+(-[a-z0-9]+)*$", "Use lower-case letters, digits and hyphens."
                                        )
                                    ],
                                },
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("text", 1), ("level", 2), ("anchor", 3)]], {}),
                            5: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("note", "Note: good to know"),
                                        ("tip", "Tip: makes it easier"),
                                        ("important", "Important: needed to succeed"),
                                        ("warning", "Warning: something may go wrong"),
                                        ("caution", "Caution: danger to people or machines"),
                                    ],
                                    "label": "Kind",
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Leave it empty to show the kind.",
                                    "label": "Title",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            7: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "label": "Text",
                                },
                            ),
                            8: ("wagtail.blocks.StructBlock", [[("kind", 5), ("title", 6), ("text", 7)]], {}),
                            9: ("cms.blocks.TableBlock", [], {}),
                            10: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("text", "Plain text"),
                                        ("bash", "Shell"),
                                        ("css", "CSS"),
                                        ("gcode", "G-code"),
                                        ("graphql", "GraphQL"),
                                        ("html", "HTML"),
                                        ("ini", "INI / TOML"),
                                        ("javascript", "JavaScript"),
                                        ("json", "JSON"),
                                        ("kotlin", "Kotlin"),
                                        ("python", "Python"),
                                        ("sql", "SQL"),
                                        ("swift", "Swift"),
                                        ("typescript", "TypeScript"),
                                        ("xml", "XML / SVG"),
                                        ("yaml", "YAML"),
                                    ],
                                    "label": "Language",
                                },
                            ),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A file name, for example.",
                                    "label": "Title",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            12: ("cms.blocks.text.VerbatimTextBlock", (), {"label": "Code"}),
                            13: ("wagtail.blocks.StructBlock", [[("language", 10), ("title", 11), ("code", 12)]], {}),
                            14: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Image"}),
                            15: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What the picture shows, for people who cannot see it. Leave it empty only for decoration.",
                                    "label": "Alternative text",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 300, "required": False},
                            ),
                            17: ("wagtail.blocks.StructBlock", [[("image", 14), ("alt", 15), ("caption", 16)]], {}),
                            18: ("cms.blocks.steps.StepsBlock", (), {}),
                            19: (
                                "cms.blocks.steps.SharedPageBlock",
                                (),
                                {
                                    "help_text": "Readers get it in their language, where it is translated. Nothing is shown to those who may not.",
                                    "label": "Tutorial",
                                    "page_type": ["cms.TutorialPage"],
                                },
                            ),
                            20: (
                                "cms.blocks.steps.SecondsBlock",
                                (),
                                {
                                    "help_text": "Where it begins: minutes and seconds, such as 1:05, or seconds.",
                                    "label": "Moment",
                                },
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What is to be seen there.",
                                    "label": "Caption",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            22: (
                                "wagtail.blocks.StructBlock",
                                [[("tutorial", 19), ("second", 20), ("caption", 21)]],
                                {},
                            ),
                            23: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Of a video on YouTube or Vimeo, or of another site that your operator allows.",
                                    "label": "Address",
                                    "max_length": 500,
                                },
                            ),
                            24: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What it shows. Readers decide by it.",
                                    "label": "Title",
                                    "max_length": 200,
                                },
                            ),
                            25: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("16:9", "Wide (16:9)"),
                                        ("4:3", "Less wide (4:3)"),
                                        ("1:1", "Square (1:1)"),
                                        ("9:16", "Upright (9:16)"),
                                    ],
                                    "label": "Shape",
                                },
                            ),
                            26: ("wagtail.blocks.StructBlock", [[("address", 23), ("title", 24), ("ratio", 25)]], {}),
                            27: ("cms.blocks.ways.RelatedBlock", (), {}),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "One in a private collection is offered to those alone who may read it.",
                                    "label": "Document",
                                },
                            ),
                            29: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Leave it empty to show that of the document.",
                                    "label": "Title",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            30: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Description", "max_length": 300, "required": False},
                            ),
                            31: (
                                "wagtail.blocks.StructBlock",
                                [[("document", 28), ("title", 29), ("description", 30)]],
                                {},
                            ),
                            32: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "What readers can do there.", "label": "Title", "max_length": 200},
                            ),
                            33: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "It begins with https://, or with / for a page of this site.",
                                    "label": "Address",
                                    "max_length": 1000,
                                },
                            ),
                            34: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "As the product knows it, such as “thickness”.",
                                    "label": "Name",
                                    "max_length": 60,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[A-Za-z][A-Za-z0-9_.-]*$", "Use letters, digits, dots, hyphens and “_”."
                                        )
                                    ],
                                },
                            ),
                            35: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "As the product reads it, such as “3”.",
                                    "label": "Value",
                                    "max_length": 200,
                                },
                            ),
                            36: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "As readers read it, such as “thickness 3 mm”. Leave it empty to show name and value.",
                                    "label": "In words",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            37: ("wagtail.blocks.StructBlock", [[("name", 34), ("value", 35), ("label", 36)]], {}),
                            38: (
                                "wagtail.blocks.ListBlock",
                                (37,),
                                {"default": [], "label": "Opens with", "max_num": 20},
                            ),
                            39: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 32), ("address", 33), ("description", 30), ("parameters", 38)]],
                                {},
                            ),
                            40: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Of a query, mutation, subscription or type, spelled as in the schema.",
                                    "label": "Name",
                                    "max_length": 120,
                                },
                            ),
                            41: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Links to this place end with it. Leave it empty in a new one, and as it is in an old one.",
                                    "label": "Anchor",
                                    "max_length": 80,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[a-z0-9]+(-[a-z0-9]+)*$", "Use lower-case letters, digits and hyphens."
                                        )
                                    ],
                                },
                            ),
                            42: ("wagtail.blocks.StructBlock", [[("name", 40), ("anchor", 41)]], {}),
                            43: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Title", "max_length": 120, "required": False},
                            ),
                            44: ("cms.blocks.text.VerbatimTextBlock", (), {"label": "GraphQL document"}),
                            45: (
                                "cms.blocks.text.VerbatimTextBlock",
                                (),
                                {"help_text": "A JSON object, or nothing.", "label": "Variables", "required": False},
                            ),
                            46: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 43), ("document", 44), ("variables", 45)]],
                                {},
                            ),
                        },
                        help_text="Begin a new section with a heading: search leads readers to sections.",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "API reference",
                "verbose_name_plural": "API references",
                "base_manager_name": "objects",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="EditorialReviewTask",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
                    ),
                ),
            ],
            options={
                "verbose_name": "Review by another person",
                "verbose_name_plural": "Reviews by another person",
            },
            bases=("wagtailcore.task",),
        ),
        migrations.CreateModel(
            name="FaqPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences: what the reader will know or be able to do. Shown in lists and search.",
                        max_length=320,
                        validators=[django.core.validators.MaxLengthValidator(320)],
                        verbose_name="summary",
                    ),
                ),
                (
                    "significance",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (10, "Typo: translations stay up to date"),
                            (20, "Minor: translations should follow"),
                            (30, "Major: translations are wrong until they follow"),
                        ],
                        default=20,
                        help_text="What the changes that you publish mean for translations. It counts for this publication alone.",
                        verbose_name="significance of this change",
                    ),
                ),
                (
                    "change_note",
                    models.CharField(
                        blank=True,
                        help_text="Why you change the page, for other writers: readers do not see it. It counts for this version alone.",
                        max_length=300,
                        verbose_name="change note",
                    ),
                ),
                (
                    "review_by",
                    models.DateField(
                        blank=True,
                        help_text="Its owner is reminded by mail on this day. It counts once the page is published with it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everyone", "Everyone"),
                            ("newcomers", "Newcomers"),
                            ("practitioners", "Practitioners"),
                            ("administrators", "Administrators"),
                            ("developers", "Developers"),
                        ],
                        default="everyone",
                        help_text="Whom it is written for.",
                        max_length=20,
                        verbose_name="audience",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("paragraph", 0),
                            ("heading", 4),
                            ("callout", 8),
                            ("table", 9),
                            ("code", 13),
                            ("image", 17),
                            ("steps", 18),
                            ("moment", 22),
                            ("embed", 26),
                            ("related", 27),
                            ("download", 31),
                            ("tool", 39),
                            ("question", 43),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "group": "Text",
                                    "icon": "pilcrow",
                                    "label": "Text",
                                },
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 200}),
                            2: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Section"), ("3", "Subsection"), ("4", "Detail")], "label": "Level"},
                            ),
                            3: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Links to this section end with it. Leave it empty in a new section, and as it is in an old one.",
                                    "label": "Anchor",
                                    "max_length": 80,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[a-z0-9]+(-[a-z0-9]+)*$", "Use lower-case letters, digits and hyphens."
                                        )
                                    ],
                                },
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("text", 1), ("level", 2), ("anchor", 3)]], {}),
                            5: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("note", "Note: good to know"),
                                        ("tip", "Tip: makes it easier"),
                                        ("important", "Important: needed to succeed"),
                                        ("warning", "Warning: something may go wrong"),
                                        ("caution", "Caution: danger to people or machines"),
                                    ],
                                    "label": "Kind",
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Leave it empty to show the kind.",
                                    "label": "Title",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            7: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "label": "Text",
                                },
                            ),
                            8: ("wagtail.blocks.StructBlock", [[("kind", 5), ("title", 6), ("text", 7)]], {}),
                            9: ("cms.blocks.TableBlock", [], {}),
                            10: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("text", "Plain text"),
                                        ("bash", "Shell"),
                                        ("css", "CSS"),
                                        ("gcode", "G-code"),
                                        ("graphql", "GraphQL"),
                                        ("html", "HTML"),
                                        ("ini", "INI / TOML"),
                                        ("javascript", "JavaScript"),
                                        ("json", "JSON"),
                                        ("kotlin", "Kotlin"),
                                        ("python", "Python"),
                                        ("sql", "SQL"),
                                        ("swift", "Swift"),
                                        ("typescript", "TypeScript"),
                                        ("xml", "XML / SVG"),
                                        ("yaml", "YAML"),
                                    ],
                                    "label": "Language",
                                },
                            ),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A file name, for example.",
                                    "label": "Title",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            12: ("cms.blocks.text.VerbatimTextBlock", (), {"label": "Code"}),
                            13: ("wagtail.blocks.StructBlock", [[("language", 10), ("title", 11), ("code", 12)]], {}),
                            14: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Image"}),
                            15: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What the picture shows, for people who cannot see it. Leave it empty only for decoration.",
                                    "label": "Alternative text",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 300, "required": False},
                            ),
                            17: ("wagtail.blocks.StructBlock", [[("image", 14), ("alt", 15), ("caption", 16)]], {}),
                            18: ("cms.blocks.steps.StepsBlock", (), {}),
                            19: (
                                "cms.blocks.steps.SharedPageBlock",
                                (),
                                {
                                    "help_text": "Readers get it in their language, where it is translated. Nothing is shown to those who may not.",
                                    "label": "Tutorial",
                                    "page_type": ["cms.TutorialPage"],
                                },
                            ),
                            20: (
                                "cms.blocks.steps.SecondsBlock",
                                (),
                                {
                                    "help_text": "Where it begins: minutes and seconds, such as 1:05, or seconds.",
                                    "label": "Moment",
                                },
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What is to be seen there.",
                                    "label": "Caption",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            22: (
                                "wagtail.blocks.StructBlock",
                                [[("tutorial", 19), ("second", 20), ("caption", 21)]],
                                {},
                            ),
                            23: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Of a video on YouTube or Vimeo, or of another site that your operator allows.",
                                    "label": "Address",
                                    "max_length": 500,
                                },
                            ),
                            24: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What it shows. Readers decide by it.",
                                    "label": "Title",
                                    "max_length": 200,
                                },
                            ),
                            25: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("16:9", "Wide (16:9)"),
                                        ("4:3", "Less wide (4:3)"),
                                        ("1:1", "Square (1:1)"),
                                        ("9:16", "Upright (9:16)"),
                                    ],
                                    "label": "Shape",
                                },
                            ),
                            26: ("wagtail.blocks.StructBlock", [[("address", 23), ("title", 24), ("ratio", 25)]], {}),
                            27: ("cms.blocks.ways.RelatedBlock", (), {}),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "One in a private collection is offered to those alone who may read it.",
                                    "label": "Document",
                                },
                            ),
                            29: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Leave it empty to show that of the document.",
                                    "label": "Title",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            30: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Description", "max_length": 300, "required": False},
                            ),
                            31: (
                                "wagtail.blocks.StructBlock",
                                [[("document", 28), ("title", 29), ("description", 30)]],
                                {},
                            ),
                            32: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "What readers can do there.", "label": "Title", "max_length": 200},
                            ),
                            33: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "It begins with https://, or with / for a page of this site.",
                                    "label": "Address",
                                    "max_length": 1000,
                                },
                            ),
                            34: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "As the product knows it, such as “thickness”.",
                                    "label": "Name",
                                    "max_length": 60,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[A-Za-z][A-Za-z0-9_.-]*$", "Use letters, digits, dots, hyphens and “_”."
                                        )
                                    ],
                                },
                            ),
                            35: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "As the product reads it, such as “3”.",
                                    "label": "Value",
                                    "max_length": 200,
                                },
                            ),
                            36: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "As readers read it, such as “thickness 3 mm”. Leave it empty to show name and value.",
                                    "label": "In words",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            37: ("wagtail.blocks.StructBlock", [[("name", 34), ("value", 35), ("label", 36)]], {}),
                            38: (
                                "wagtail.blocks.ListBlock",
                                (37,),
                                {"default": [], "label": "Opens with", "max_num": 20},
                            ),
                            39: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 32), ("address", 33), ("description", 30), ("parameters", 38)]],
                                {},
                            ),
                            40: ("wagtail.blocks.CharBlock", (), {"label": "Question", "max_length": 200}),
                            41: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "label": "Answer",
                                },
                            ),
                            42: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Links to this place end with it. Leave it empty in a new one, and as it is in an old one.",
                                    "label": "Anchor",
                                    "max_length": 80,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[a-z0-9]+(-[a-z0-9]+)*$", "Use lower-case letters, digits and hyphens."
                                        )
                                    ],
                                },
                            ),
                            43: (
                                "wagtail.blocks.StructBlock",
                                [[("question", 40), ("answer", 41), ("anchor", 42)]],
                                {},
                            ),
                        },
                        help_text="Begin a new section with a heading: search leads readers to sections.",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "FAQ",
                "verbose_name_plural": "FAQs",
                "base_manager_name": "objects",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="GlossaryPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences: what the reader will know or be able to do. Shown in lists and search.",
                        max_length=320,
                        validators=[django.core.validators.MaxLengthValidator(320)],
                        verbose_name="summary",
                    ),
                ),
                (
                    "significance",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (10, "Typo: translations stay up to date"),
                            (20, "Minor: translations should follow"),
                            (30, "Major: translations are wrong until they follow"),
                        ],
                        default=20,
                        help_text="What the changes that you publish mean for translations. It counts for this publication alone.",
                        verbose_name="significance of this change",
                    ),
                ),
                (
                    "change_note",
                    models.CharField(
                        blank=True,
                        help_text="Why you change the page, for other writers: readers do not see it. It counts for this version alone.",
                        max_length=300,
                        verbose_name="change note",
                    ),
                ),
                (
                    "review_by",
                    models.DateField(
                        blank=True,
                        help_text="Its owner is reminded by mail on this day. It counts once the page is published with it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everyone", "Everyone"),
                            ("newcomers", "Newcomers"),
                            ("practitioners", "Practitioners"),
                            ("administrators", "Administrators"),
                            ("developers", "Developers"),
                        ],
                        default="everyone",
                        help_text="Whom it is written for.",
                        max_length=20,
                        verbose_name="audience",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("paragraph", 0),
                            ("heading", 4),
                            ("callout", 8),
                            ("table", 9),
                            ("code", 13),
                            ("image", 17),
                            ("steps", 18),
                            ("moment", 22),
                            ("embed", 26),
                            ("related", 27),
                            ("download", 31),
                            ("tool", 39),
                            ("term", 44),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "group": "Text",
                                    "icon": "pilcrow",
                                    "label": "Text",
                                },
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 200}),
                            2: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Section"), ("3", "Subsection"), ("4", "Detail")], "label": "Level"},
                            ),
                            3: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Links to this section end with it. Leave it empty in a new section, and as it is in an old one.",
                                    "label": "Anchor",
                                    "max_length": 80,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[a-z0-9]+(-[a-z0-9]+)*$", "Use lower-case letters, digits and hyphens."
                                        )
                                    ],
                                },
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("text", 1), ("level", 2), ("anchor", 3)]], {}),
                            5: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("note", "Note: good to know"),
                                        ("tip", "Tip: makes it easier"),
                                        ("important", "Important: needed to succeed"),
                                        ("warning", "Warning: something may go wrong"),
                                        ("caution", "Caution: danger to people or machines"),
                                    ],
                                    "label": "Kind",
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Leave it empty to show the kind.",
                                    "label": "Title",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            7: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "label": "Text",
                                },
                            ),
                            8: ("wagtail.blocks.StructBlock", [[("kind", 5), ("title", 6), ("text", 7)]], {}),
                            9: ("cms.blocks.TableBlock", [], {}),
                            10: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("text", "Plain text"),
                                        ("bash", "Shell"),
                                        ("css", "CSS"),
                                        ("gcode", "G-code"),
                                        ("graphql", "GraphQL"),
                                        ("html", "HTML"),
                                        ("ini", "INI / TOML"),
                                        ("javascript", "JavaScript"),
                                        ("json", "JSON"),
                                        ("kotlin", "Kotlin"),
                                        ("python", "Python"),
                                        ("sql", "SQL"),
                                        ("swift", "Swift"),
                                        ("typescript", "TypeScript"),
                                        ("xml", "XML / SVG"),
                                        ("yaml", "YAML"),
                                    ],
                                    "label": "Language",
                                },
                            ),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A file name, for example.",
                                    "label": "Title",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            12: ("cms.blocks.text.VerbatimTextBlock", (), {"label": "Code"}),
                            13: ("wagtail.blocks.StructBlock", [[("language", 10), ("title", 11), ("code", 12)]], {}),
                            14: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Image"}),
                            15: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What the picture shows, for people who cannot see it. Leave it empty only for decoration.",
                                    "label": "Alternative text",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 300, "required": False},
                            ),
                            17: ("wagtail.blocks.StructBlock", [[("image", 14), ("alt", 15), ("caption", 16)]], {}),
                            18: ("cms.blocks.steps.StepsBlock", (), {}),
                            19: (
                                "cms.blocks.steps.SharedPageBlock",
                                (),
                                {
                                    "help_text": "Readers get it in their language, where it is translated. Nothing is shown to those who may not.",
                                    "label": "Tutorial",
                                    "page_type": ["cms.TutorialPage"],
                                },
                            ),
                            20: (
                                "cms.blocks.steps.SecondsBlock",
                                (),
                                {
                                    "help_text": "Where it begins: minutes and seconds, such as 1:05, or seconds.",
                                    "label": "Moment",
                                },
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What is to be seen there.",
                                    "label": "Caption",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            22: (
                                "wagtail.blocks.StructBlock",
                                [[("tutorial", 19), ("second", 20), ("caption", 21)]],
                                {},
                            ),
                            23: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Of a video on YouTube or Vimeo, or of another site that your operator allows.",
                                    "label": "Address",
                                    "max_length": 500,
                                },
                            ),
                            24: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What it shows. Readers decide by it.",
                                    "label": "Title",
                                    "max_length": 200,
                                },
                            ),
                            25: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("16:9", "Wide (16:9)"),
                                        ("4:3", "Less wide (4:3)"),
                                        ("1:1", "Square (1:1)"),
                                        ("9:16", "Upright (9:16)"),
                                    ],
                                    "label": "Shape",
                                },
                            ),
                            26: ("wagtail.blocks.StructBlock", [[("address", 23), ("title", 24), ("ratio", 25)]], {}),
                            27: ("cms.blocks.ways.RelatedBlock", (), {}),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "One in a private collection is offered to those alone who may read it.",
                                    "label": "Document",
                                },
                            ),
                            29: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Leave it empty to show that of the document.",
                                    "label": "Title",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            30: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Description", "max_length": 300, "required": False},
                            ),
                            31: (
                                "wagtail.blocks.StructBlock",
                                [[("document", 28), ("title", 29), ("description", 30)]],
                                {},
                            ),
                            32: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "What readers can do there.", "label": "Title", "max_length": 200},
                            ),
                            33: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "It begins with https://, or with / for a page of this site.",
                                    "label": "Address",
                                    "max_length": 1000,
                                },
                            ),
                            34: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "As the product knows it, such as “thickness”.",
                                    "label": "Name",
                                    "max_length": 60,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[A-Za-z][A-Za-z0-9_.-]*$", "Use letters, digits, dots, hyphens and “_”."
                                        )
                                    ],
                                },
                            ),
                            35: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "As the product reads it, such as “3”.",
                                    "label": "Value",
                                    "max_length": 200,
                                },
                            ),
                            36: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "As readers read it, such as “thickness 3 mm”. Leave it empty to show name and value.",
                                    "label": "In words",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            37: ("wagtail.blocks.StructBlock", [[("name", 34), ("value", 35), ("label", 36)]], {}),
                            38: (
                                "wagtail.blocks.ListBlock",
                                (37,),
                                {"default": [], "label": "Opens with", "max_num": 20},
                            ),
                            39: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 32), ("address", 33), ("description", 30), ("parameters", 38)]],
                                {},
                            ),
                            40: ("wagtail.blocks.CharBlock", (), {"label": "Term", "max_length": 120}),
                            41: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Other words for it, separated by commas.",
                                    "label": "Also called",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            42: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "label": "Definition",
                                },
                            ),
                            43: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Links to this place end with it. Leave it empty in a new one, and as it is in an old one.",
                                    "label": "Anchor",
                                    "max_length": 80,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[a-z0-9]+(-[a-z0-9]+)*$", "Use lower-case letters, digits and hyphens."
                                        )
                                    ],
                                },
                            ),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [[("term", 40), ("also", 41), ("definition", 42), ("anchor", 43)]],
                                {},
                            ),
                        },
                        help_text="Begin a new section with a heading: search leads readers to sections.",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "glossary",
                "verbose_name_plural": "glossaries",
                "base_manager_name": "objects",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="GuidePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences: what the reader will know or be able to do. Shown in lists and search.",
                        max_length=320,
                        validators=[django.core.validators.MaxLengthValidator(320)],
                        verbose_name="summary",
                    ),
                ),
                (
                    "significance",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (10, "Typo: translations stay up to date"),
                            (20, "Minor: translations should follow"),
                            (30, "Major: translations are wrong until they follow"),
                        ],
                        default=20,
                        help_text="What the changes that you publish mean for translations. It counts for this publication alone.",
                        verbose_name="significance of this change",
                    ),
                ),
                (
                    "change_note",
                    models.CharField(
                        blank=True,
                        help_text="Why you change the page, for other writers: readers do not see it. It counts for this version alone.",
                        max_length=300,
                        verbose_name="change note",
                    ),
                ),
                (
                    "review_by",
                    models.DateField(
                        blank=True,
                        help_text="Its owner is reminded by mail on this day. It counts once the page is published with it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everyone", "Everyone"),
                            ("newcomers", "Newcomers"),
                            ("practitioners", "Practitioners"),
                            ("administrators", "Administrators"),
                            ("developers", "Developers"),
                        ],
                        default="everyone",
                        help_text="Whom it is written for.",
                        max_length=20,
                        verbose_name="audience",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("paragraph", 0),
                            ("heading", 4),
                            ("callout", 8),
                            ("table", 9),
                            ("code", 13),
                            ("image", 17),
                            ("steps", 18),
                            ("moment", 22),
                            ("embed", 26),
                            ("related", 27),
                            ("download", 31),
                            ("tool", 39),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "group": "Text",
                                    "icon": "pilcrow",
                                    "label": "Text",
                                },
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 200}),
                            2: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Section"), ("3", "Subsection"), ("4", "Detail")], "label": "Level"},
                            ),
                            3: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Links to this section end with it. Leave it empty in a new section, and as it is in an old one.",
                                    "label": "Anchor",
                                    "max_length": 80,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[a-z0-9]+(-[a-z0-9]+)*$", "Use lower-case letters, digits and hyphens."
                                        )
                                    ],
                                },
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("text", 1), ("level", 2), ("anchor", 3)]], {}),
                            5: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("note", "Note: good to know"),
                                        ("tip", "Tip: makes it easier"),
                                        ("important", "Important: needed to succeed"),
                                        ("warning", "Warning: something may go wrong"),
                                        ("caution", "Caution: danger to people or machines"),
                                    ],
                                    "label": "Kind",
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Leave it empty to show the kind.",
                                    "label": "Title",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            7: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "label": "Text",
                                },
                            ),
                            8: ("wagtail.blocks.StructBlock", [[("kind", 5), ("title", 6), ("text", 7)]], {}),
                            9: ("cms.blocks.TableBlock", [], {}),
                            10: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("text", "Plain text"),
                                        ("bash", "Shell"),
                                        ("css", "CSS"),
                                        ("gcode", "G-code"),
                                        ("graphql", "GraphQL"),
                                        ("html", "HTML"),
                                        ("ini", "INI / TOML"),
                                        ("javascript", "JavaScript"),
                                        ("json", "JSON"),
                                        ("kotlin", "Kotlin"),
                                        ("python", "Python"),
                                        ("sql", "SQL"),
                                        ("swift", "Swift"),
                                        ("typescript", "TypeScript"),
                                        ("xml", "XML / SVG"),
                                        ("yaml", "YAML"),
                                    ],
                                    "label": "Language",
                                },
                            ),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A file name, for example.",
                                    "label": "Title",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            12: ("cms.blocks.text.VerbatimTextBlock", (), {"label": "Code"}),
                            13: ("wagtail.blocks.StructBlock", [[("language", 10), ("title", 11), ("code", 12)]], {}),
                            14: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Image"}),
                            15: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What the picture shows, for people who cannot see it. Leave it empty only for decoration.",
                                    "label": "Alternative text",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 300, "required": False},
                            ),
                            17: ("wagtail.blocks.StructBlock", [[("image", 14), ("alt", 15), ("caption", 16)]], {}),
                            18: ("cms.blocks.steps.StepsBlock", (), {}),
                            19: (
                                "cms.blocks.steps.SharedPageBlock",
                                (),
                                {
                                    "help_text": "Readers get it in their language, where it is translated. Nothing is shown to those who may not.",
                                    "label": "Tutorial",
                                    "page_type": ["cms.TutorialPage"],
                                },
                            ),
                            20: (
                                "cms.blocks.steps.SecondsBlock",
                                (),
                                {
                                    "help_text": "Where it begins: minutes and seconds, such as 1:05, or seconds.",
                                    "label": "Moment",
                                },
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What is to be seen there.",
                                    "label": "Caption",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            22: (
                                "wagtail.blocks.StructBlock",
                                [[("tutorial", 19), ("second", 20), ("caption", 21)]],
                                {},
                            ),
                            23: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Of a video on YouTube or Vimeo, or of another site that your operator allows.",
                                    "label": "Address",
                                    "max_length": 500,
                                },
                            ),
                            24: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What it shows. Readers decide by it.",
                                    "label": "Title",
                                    "max_length": 200,
                                },
                            ),
                            25: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("16:9", "Wide (16:9)"),
                                        ("4:3", "Less wide (4:3)"),
                                        ("1:1", "Square (1:1)"),
                                        ("9:16", "Upright (9:16)"),
                                    ],
                                    "label": "Shape",
                                },
                            ),
                            26: ("wagtail.blocks.StructBlock", [[("address", 23), ("title", 24), ("ratio", 25)]], {}),
                            27: ("cms.blocks.ways.RelatedBlock", (), {}),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "One in a private collection is offered to those alone who may read it.",
                                    "label": "Document",
                                },
                            ),
                            29: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Leave it empty to show that of the document.",
                                    "label": "Title",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            30: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Description", "max_length": 300, "required": False},
                            ),
                            31: (
                                "wagtail.blocks.StructBlock",
                                [[("document", 28), ("title", 29), ("description", 30)]],
                                {},
                            ),
                            32: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "What readers can do there.", "label": "Title", "max_length": 200},
                            ),
                            33: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "It begins with https://, or with / for a page of this site.",
                                    "label": "Address",
                                    "max_length": 1000,
                                },
                            ),
                            34: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "As the product knows it, such as “thickness”.",
                                    "label": "Name",
                                    "max_length": 60,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[A-Za-z][A-Za-z0-9_.-]*$", "Use letters, digits, dots, hyphens and “_”."
                                        )
                                    ],
                                },
                            ),
                            35: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "As the product reads it, such as “3”.",
                                    "label": "Value",
                                    "max_length": 200,
                                },
                            ),
                            36: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "As readers read it, such as “thickness 3 mm”. Leave it empty to show name and value.",
                                    "label": "In words",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            37: ("wagtail.blocks.StructBlock", [[("name", 34), ("value", 35), ("label", 36)]], {}),
                            38: (
                                "wagtail.blocks.ListBlock",
                                (37,),
                                {"default": [], "label": "Opens with", "max_num": 20},
                            ),
                            39: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 32), ("address", 33), ("description", 30), ("parameters", 38)]],
                                {},
                            ),
                        },
                        help_text="Begin a new section with a heading: search leads readers to sections.",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "guide",
                "base_manager_name": "objects",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="PageDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("locale", models.CharField(max_length=12)),
                (
                    "source",
                    models.CharField(
                        choices=[("search", "Search"), ("link", "Link"), ("direct", "Direct")], max_length=6
                    ),
                ),
                (
                    "views",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="How often the page was on a reader's screen; once in half an hour in one tab.",
                        verbose_name="views",
                    ),
                ),
                (
                    "read_through",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Views in which the end of the text was on the screen and the page was looked at for a third of its reading time or longer; of a tutorial, also those in which the video was played to 90 %.",
                        verbose_name="read through",
                    ),
                ),
            ],
            options={
                "verbose_name": "visits of a day",
                "verbose_name_plural": "visits by day",
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="ProductArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Stands in addresses, and cannot be changed later.",
                        unique=True,
                        verbose_name="short name",
                    ),
                ),
                (
                    "names",
                    models.JSONField(
                        default=dict, validators=[core.languages.validate_by_language], verbose_name="name, by language"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Its place in lists.", verbose_name="position"
                    ),
                ),
            ],
            options={
                "verbose_name": "product area",
                "verbose_name_plural": "product areas",
                "ordering": ["position", "slug"],
            },
        ),
        migrations.CreateModel(
            name="ReleaseNotePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences: what the reader will know or be able to do. Shown in lists and search.",
                        max_length=320,
                        validators=[django.core.validators.MaxLengthValidator(320)],
                        verbose_name="summary",
                    ),
                ),
                (
                    "significance",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (10, "Typo: translations stay up to date"),
                            (20, "Minor: translations should follow"),
                            (30, "Major: translations are wrong until they follow"),
                        ],
                        default=20,
                        help_text="What the changes that you publish mean for translations. It counts for this publication alone.",
                        verbose_name="significance of this change",
                    ),
                ),
                (
                    "change_note",
                    models.CharField(
                        blank=True,
                        help_text="Why you change the page, for other writers: readers do not see it. It counts for this version alone.",
                        max_length=300,
                        verbose_name="change note",
                    ),
                ),
                (
                    "review_by",
                    models.DateField(
                        blank=True,
                        help_text="Its owner is reminded by mail on this day. It counts once the page is published with it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everyone", "Everyone"),
                            ("newcomers", "Newcomers"),
                            ("practitioners", "Practitioners"),
                            ("administrators", "Administrators"),
                            ("developers", "Developers"),
                        ],
                        default="everyone",
                        help_text="Whom it is written for.",
                        max_length=20,
                        verbose_name="audience",
                    ),
                ),
                (
                    "version",
                    models.CharField(
                        help_text="As readers know it, such as “4.2”.", max_length=40, verbose_name="version"
                    ),
                ),
                ("released_on", models.DateField(verbose_name="released on")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("paragraph", 0),
                            ("heading", 4),
                            ("callout", 8),
                            ("table", 9),
                            ("code", 13),
                            ("image", 17),
                            ("steps", 18),
                            ("moment", 22),
                            ("embed", 26),
                            ("related", 27),
                            ("download", 31),
                            ("tool", 39),
                            ("change", 41),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "group": "Text",
                                    "icon": "pilcrow",
                                    "label": "Text",
                                },
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 200}),
                            2: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Section"), ("3", "Subsection"), ("4", "Detail")], "label": "Level"},
                            ),
                            3: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Links to this section end with it. Leave it empty in a new section, and as it is in an old one.",
                                    "label": "Anchor",
                                    "max_length": 80,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[a-z0-9]+(-[a-z0-9]+)*$", "Use lower-case letters, digits and hyphens."
                                        )
                                    ],
                                },
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("text", 1), ("level", 2), ("anchor", 3)]], {}),
                            5: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("note", "Note: good to know"),
                                        ("tip", "Tip: makes it easier"),
                                        ("important", "Important: needed to succeed"),
                                        ("warning", "Warning: something may go wrong"),
                                        ("caution", "Caution: danger to people or machines"),
                                    ],
                                    "label": "Kind",
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Leave it empty to show the kind.",
                                    "label": "Title",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            7: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "label": "Text",
                                },
                            ),
                            8: ("wagtail.blocks.StructBlock", [[("kind", 5), ("title", 6), ("text", 7)]], {}),
                            9: ("cms.blocks.TableBlock", [], {}),
                            10: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("text", "Plain text"),
                                        ("bash", "Shell"),
                                        ("css", "CSS"),
                                        ("gcode", "G-code"),
                                        ("graphql", "GraphQL"),
                                        ("html", "HTML"),
                                        ("ini", "INI / TOML"),
                                        ("javascript", "JavaScript"),
                                        ("json", "JSON"),
                                        ("kotlin", "Kotlin"),
                                        ("python", "Python"),
                                        ("sql", "SQL"),
                                        ("swift", "Swift"),
                                        ("typescript", "TypeScript"),
                                        ("xml", "XML / SVG"),
                                        ("yaml", "YAML"),
                                    ],
                                    "label": "Language",
                                },
                            ),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A file name, for example.",
                                    "label": "Title",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            12: ("cms.blocks.text.VerbatimTextBlock", (), {"label": "Code"}),
                            13: ("wagtail.blocks.StructBlock", [[("language", 10), ("title", 11), ("code", 12)]], {}),
                            14: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Image"}),
                            15: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What the picture shows, for people who cannot see it. Leave it empty only for decoration.",
                                    "label": "Alternative text",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 300, "required": False},
                            ),
                            17: ("wagtail.blocks.StructBlock", [[("image", 14), ("alt", 15), ("caption", 16)]], {}),
                            18: ("cms.blocks.steps.StepsBlock", (), {}),
                            19: (
                                "cms.blocks.steps.SharedPageBlock",
                                (),
                                {
                                    "help_text": "Readers get it in their language, where it is translated. Nothing is shown to those who may not.",
                                    "label": "Tutorial",
                                    "page_type": ["cms.TutorialPage"],
                                },
                            ),
                            20: (
                                "cms.blocks.steps.SecondsBlock",
                                (),
                                {
                                    "help_text": "Where it begins: minutes and seconds, such as 1:05, or seconds.",
                                    "label": "Moment",
                                },
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What is to be seen there.",
                                    "label": "Caption",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            22: (
                                "wagtail.blocks.StructBlock",
                                [[("tutorial", 19), ("second", 20), ("caption", 21)]],
                                {},
                            ),
                            23: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Of a video on YouTube or Vimeo, or of another site that your operator allows.",
                                    "label": "Address",
                                    "max_length": 500,
                                },
                            ),
                            24: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What it shows. Readers decide by it.",
                                    "label": "Title",
                                    "max_length": 200,
                                },
                            ),
                            25: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("16:9", "Wide (16:9)"),
                                        ("4:3", "Less wide (4:3)"),
                                        ("1:1", "Square (1:1)"),
                                        ("9:16", "Upright (9:16)"),
                                    ],
                                    "label": "Shape",
                                },
                            ),
                            26: ("wagtail.blocks.StructBlock", [[("address", 23), ("title", 24), ("ratio", 25)]], {}),
                            27: ("cms.blocks.ways.RelatedBlock", (), {}),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "One in a private collection is offered to those alone who may read it.",
                                    "label": "Document",
                                },
                            ),
                            29: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Leave it empty to show that of the document.",
                                    "label": "Title",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            30: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Description", "max_length": 300, "required": False},
                            ),
                            31: (
                                "wagtail.blocks.StructBlock",
                                [[("document", 28), ("title", 29), ("description", 30)]],
                                {},
                            ),
                            32: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "What readers can do there.", "label": "Title", "max_length": 200},
                            ),
                            33: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "It begins with https://, or with / for a page of this site.",
                                    "label": "Address",
                                    "max_length": 1000,
                                },
                            ),
                            34: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "As the product knows it, such as “thickness”.",
                                    "label": "Name",
                                    "max_length": 60,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[A-Za-z][A-Za-z0-9_.-]*$", "Use letters, digits, dots, hyphens and “_”."
                                        )
                                    ],
                                },
                            ),
                            35: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "As the product reads it, such as “3”.",
                                    "label": "Value",
                                    "max_length": 200,
                                },
                            ),
                            36: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "As readers read it, such as “thickness 3 mm”. Leave it empty to show name and value.",
                                    "label": "In words",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            37: ("wagtail.blocks.StructBlock", [[("name", 34), ("value", 35), ("label", 36)]], {}),
                            38: (
                                "wagtail.blocks.ListBlock",
                                (37,),
                                {"default": [], "label": "Opens with", "max_num": 20},
                            ),
                            39: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 32), ("address", 33), ("description", 30), ("parameters", 38)]],
                                {},
                            ),
                            40: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("added", "Added"),
                                        ("changed", "Changed"),
                                        ("fixed", "Fixed"),
                                        ("removed", "Removed"),
                                        ("security", "Security"),
                                    ],
                                    "label": "Kind",
                                },
                            ),
                            41: ("wagtail.blocks.StructBlock", [[("kind", 40), ("text", 7)]], {}),
                        },
                        help_text="Begin a new section with a heading: search leads readers to sections.",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "release note",
                "verbose_name_plural": "release notes",
                "base_manager_name": "objects",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="TroubleshootingPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences: what the reader will know or be able to do. Shown in lists and search.",
                        max_length=320,
                        validators=[django.core.validators.MaxLengthValidator(320)],
                        verbose_name="summary",
                    ),
                ),
                (
                    "significance",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (10, "Typo: translations stay up to date"),
                            (20, "Minor: translations should follow"),
                            (30, "Major: translations are wrong until they follow"),
                        ],
                        default=20,
                        help_text="What the changes that you publish mean for translations. It counts for this publication alone.",
                        verbose_name="significance of this change",
                    ),
                ),
                (
                    "change_note",
                    models.CharField(
                        blank=True,
                        help_text="Why you change the page, for other writers: readers do not see it. It counts for this version alone.",
                        max_length=300,
                        verbose_name="change note",
                    ),
                ),
                (
                    "review_by",
                    models.DateField(
                        blank=True,
                        help_text="Its owner is reminded by mail on this day. It counts once the page is published with it.",
                        null=True,
                        verbose_name="review by",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everyone", "Everyone"),
                            ("newcomers", "Newcomers"),
                            ("practitioners", "Practitioners"),
                            ("administrators", "Administrators"),
                            ("developers", "Developers"),
                        ],
                        default="everyone",
                        help_text="Whom it is written for.",
                        max_length=20,
                        verbose_name="audience",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("paragraph", 0),
                            ("heading", 4),
                            ("callout", 8),
                            ("table", 9),
                            ("code", 13),
                            ("image", 17),
                            ("steps", 18),
                            ("moment", 22),
                            ("embed", 26),
                            ("related", 27),
                            ("download", 31),
                            ("tool", 39),
                            ("problem", 44),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "group": "Text",
                                    "icon": "pilcrow",
                                    "label": "Text",
                                },
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 200}),
                            2: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Section"), ("3", "Subsection"), ("4", "Detail")], "label": "Level"},
                            ),
                            3: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Links to this section end with it. Leave it empty in a new section, and as it is in an old one.",
                                    "label": "Anchor",
                                    "max_length": 80,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[a-z0-9]+(-[a-z0-9]+)*$", "Use lower-case letters, digits and hyphens."
                                        )
                                    ],
                                },
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("text", 1), ("level", 2), ("anchor", 3)]], {}),
                            5: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("note", "Note: good to know"),
                                        ("tip", "Tip: makes it easier"),
                                        ("important", "Important: needed to succeed"),
                                        ("warning", "Warning: something may go wrong"),
                                        ("caution", "Caution: danger to people or machines"),
                                    ],
                                    "label": "Kind",
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Leave it empty to show the kind.",
                                    "label": "Title",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            7: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "label": "Text",
                                },
                            ),
                            8: ("wagtail.blocks.StructBlock", [[("kind", 5), ("title", 6), ("text", 7)]], {}),
                            9: ("cms.blocks.TableBlock", [], {}),
                            10: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("text", "Plain text"),
                                        ("bash", "Shell"),
                                        ("css", "CSS"),
                                        ("gcode", "G-code"),
                                        ("graphql", "GraphQL"),
                                        ("html", "HTML"),
                                        ("ini", "INI / TOML"),
                                        ("javascript", "JavaScript"),
                                        ("json", "JSON"),
                                        ("kotlin", "Kotlin"),
                                        ("python", "Python"),
                                        ("sql", "SQL"),
                                        ("swift", "Swift"),
                                        ("typescript", "TypeScript"),
                                        ("xml", "XML / SVG"),
                                        ("yaml", "YAML"),
                                    ],
                                    "label": "Language",
                                },
                            ),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A file name, for example.",
                                    "label": "Title",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            12: ("cms.blocks.text.VerbatimTextBlock", (), {"label": "Code"}),
                            13: ("wagtail.blocks.StructBlock", [[("language", 10), ("title", 11), ("code", 12)]], {}),
                            14: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Image"}),
                            15: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What the picture shows, for people who cannot see it. Leave it empty only for decoration.",
                                    "label": "Alternative text",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 300, "required": False},
                            ),
                            17: ("wagtail.blocks.StructBlock", [[("image", 14), ("alt", 15), ("caption", 16)]], {}),
                            18: ("cms.blocks.steps.StepsBlock", (), {}),
                            19: (
                                "cms.blocks.steps.SharedPageBlock",
                                (),
                                {
                                    "help_text": "Readers get it in their language, where it is translated. Nothing is shown to those who may not.",
                                    "label": "Tutorial",
                                    "page_type": ["cms.TutorialPage"],
                                },
                            ),
                            20: (
                                "cms.blocks.steps.SecondsBlock",
                                (),
                                {
                                    "help_text": "Where it begins: minutes and seconds, such as 1:05, or seconds.",
                                    "label": "Moment",
                                },
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What is to be seen there.",
                                    "label": "Caption",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            22: (
                                "wagtail.blocks.StructBlock",
                                [[("tutorial", 19), ("second", 20), ("caption", 21)]],
                                {},
                            ),
                            23: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Of a video on YouTube or Vimeo, or of another site that your operator allows.",
                                    "label": "Address",
                                    "max_length": 500,
                                },
                            ),
                            24: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What it shows. Readers decide by it.",
                                    "label": "Title",
                                    "max_length": 200,
                                },
                            ),
                            25: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("16:9", "Wide (16:9)"),
                                        ("4:3", "Less wide (4:3)"),
                                        ("1:1", "Square (1:1)"),
                                        ("9:16", "Upright (9:16)"),
                                    ],
                                    "label": "Shape",
                                },
                            ),
                            26: ("wagtail.blocks.StructBlock", [[("address", 23), ("title", 24), ("ratio", 25)]], {}),
                            27: ("cms.blocks.ways.RelatedBlock", (), {}),
                            28: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "One in a private collection is offered to those alone who may read it.",
                                    "label": "Document",
                                },
                            ),
                            29: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Leave it empty to show that of the document.",
                                    "label": "Title",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            30: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Description", "max_length": 300, "required": False},
                            ),
                            31: (
                                "wagtail.blocks.StructBlock",
                                [[("document", 28), ("title", 29), ("description", 30)]],
                                {},
                            ),
                            32: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "What readers can do there.", "label": "Title", "max_length": 200},
                            ),
                            33: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "It begins with https://, or with / for a page of this site.",
                                    "label": "Address",
                                    "max_length": 1000,
                                },
                            ),
                            34: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "As the product knows it, such as “thickness”.",
                                    "label": "Name",
                                    "max_length": 60,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[A-Za-z][A-Za-z0-9_.-]*$", "Use letters, digits, dots, hyphens and “_”."
                                        )
                                    ],
                                },
                            ),
                            35: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "As the product reads it, such as “3”.",
                                    "label": "Value",
                                    "max_length": 200,
                                },
                            ),
                            36: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "As readers read it, such as “thickness 3 mm”. Leave it empty to show name and value.",
                                    "label": "In words",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            37: ("wagtail.blocks.StructBlock", [[("name", 34), ("value", 35), ("label", 36)]], {}),
                            38: (
                                "wagtail.blocks.ListBlock",
                                (37,),
                                {"default": [], "label": "Opens with", "max_num": 20},
                            ),
                            39: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 32), ("address", 33), ("description", 30), ("parameters", 38)]],
                                {},
                            ),
                            40: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What the reader sees or hears, in the reader's words.",
                                    "label": "Symptom",
                                    "max_length": 200,
                                },
                            ),
                            41: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "label": "Cause",
                                    "required": False,
                                },
                            ),
                            42: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "code",
                                        "superscript",
                                        "subscript",
                                        "strikethrough",
                                        "link",
                                        "document-link",
                                        "ol",
                                        "ul",
                                        "blockquote",
                                    ],
                                    "label": "Fix",
                                },
                            ),
                            43: (
                                "cms.blocks.text.VerbatimCharBlock",
                                (),
                                {
                                    "help_text": "Links to this place end with it. Leave it empty in a new one, and as it is in an old one.",
                                    "label": "Anchor",
                                    "max_length": 80,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^[a-z0-9]+(-[a-z0-9]+)*$", "Use lower-case letters, digits and hyphens."
                                        )
                                    ],
                                },
                            ),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [[("symptom", 40), ("cause", 41), ("fix", 42), ("anchor", 43)]],
                                {},
                            ),
                        },
                        help_text="Begin a new section with a heading: search leads readers to sections.",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "troubleshooting page",
                "verbose_name_plural": "troubleshooting pages",
                "base_manager_name": "objects",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="PageVersion",
            fields=[],
            options={
                "proxy": True,
                "base_manager_name": "objects",
                "indexes": [],
                "constraints": [],
            },
            bases=("wagtailcore.revision",),
        ),
        migrations.AddField(
            model_name="articlepage",
            name="audience",
            field=models.CharField(
                choices=[
                    ("everyone", "Everyone"),
                    ("newcomers", "Newcomers"),
                    ("practitioners", "Practitioners"),
                    ("administrators", "Administrators"),
                    ("developers", "Developers"),
                ],
                default="everyone",
                help_text="Whom it is written for.",
                max_length=20,
                verbose_name="audience",
            ),
        ),
        migrations.AddField(
            model_name="articlepage",
            name="change_note",
            field=models.CharField(
                blank=True,
                help_text="Why you change the page, for other writers: readers do not see it. It counts for this version alone.",
                max_length=300,
                verbose_name="change note",
            ),
        ),
        migrations.AddField(
            model_name="categorypage",
            name="change_note",
            field=models.CharField(
                blank=True,
                help_text="Why you change the page, for other writers: readers do not see it. It counts for this version alone.",
                max_length=300,
                verbose_name="change note",
            ),
        ),
        migrations.AddField(
            model_name="homepage",
            name="change_note",
            field=models.CharField(
                blank=True,
                help_text="Why you change the page, for other writers: readers do not see it. It counts for this version alone.",
                max_length=300,
                verbose_name="change note",
            ),
        ),
        migrations.AddField(
            model_name="importedpage",
            name="exported",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="importedpage",
            name="placed_in",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="importedpage",
            name="stated",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="tutorialpage",
            name="audience",
            field=models.CharField(
                choices=[
                    ("everyone", "Everyone"),
                    ("newcomers", "Newcomers"),
                    ("practitioners", "Practitioners"),
                    ("administrators", "Administrators"),
                    ("developers", "Developers"),
                ],
                default="everyone",
                help_text="Whom it is written for.",
                max_length=20,
                verbose_name="audience",
            ),
        ),
        migrations.AddField(
            model_name="tutorialpage",
            name="change_note",
            field=models.CharField(
                blank=True,
                help_text="Why you change the page, for other writers: readers do not see it. It counts for this version alone.",
                max_length=300,
                verbose_name="change note",
            ),
        ),
        migrations.AlterField(
            model_name="articlepage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("paragraph", 0),
                    ("heading", 4),
                    ("callout", 8),
                    ("table", 9),
                    ("code", 13),
                    ("image", 17),
                    ("steps", 18),
                    ("moment", 22),
                    ("embed", 26),
                    ("related", 27),
                    ("download", 31),
                    ("tool", 39),
                ],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": [
                                "bold",
                                "italic",
                                "code",
                                "superscript",
                                "subscript",
                                "strikethrough",
                                "link",
                                "document-link",
                                "ol",
                                "ul",
                                "blockquote",
                            ],
                            "group": "Text",
                            "icon": "pilcrow",
                            "label": "Text",
                        },
                    ),
                    1: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 200}),
                    2: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": [("2", "Section"), ("3", "Subsection"), ("4", "Detail")], "label": "Level"},
                    ),
                    3: (
                        "cms.blocks.text.VerbatimCharBlock",
                        (),
                        {
                            "help_text": "Links to this section end with it. Leave it empty in a new section, and as it is in an old one.",
                            "label": "Anchor",
                            "max_length": 80,
                            "required": False,
                            "validators": [
                                django.core.validators.RegexValidator(
                                    "^[a-z0-9]+(-[a-z0-9]+)*$", "Use lower-case letters, digits and hyphens."
                                )
                            ],
                        },
                    ),
                    4: ("wagtail.blocks.StructBlock", [[("text", 1), ("level", 2), ("anchor", 3)]], {}),
                    5: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("note", "Note: good to know"),
                                ("tip", "Tip: makes it easier"),
                                ("important", "Important: needed to succeed"),
                                ("warning", "Warning: something may go wrong"),
                                ("caution", "Caution: danger to people or machines"),
                            ],
                            "label": "Kind",
                        },
                    ),
                    6: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Leave it empty to show the kind.",
                            "label": "Title",
                            "max_length": 120,
                            "required": False,
                        },
                    ),
                    7: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": [
                                "bold",
                                "italic",
                                "code",
                                "superscript",
                                "subscript",
                                "strikethrough",
                                "link",
                                "document-link",
                                "ol",
                                "ul",
                                "blockquote",
                            ],
                            "label": "Text",
                        },
                    ),
                    8: ("wagtail.blocks.StructBlock", [[("kind", 5), ("title", 6), ("text", 7)]], {}),
                    9: ("cms.blocks.TableBlock", [], {}),
                    10: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("text", "Plain text"),
                                ("bash", "Shell"),
                                ("css", "CSS"),
                                ("gcode", "G-code"),
                                ("graphql", "GraphQL"),
                                ("html", "HTML"),
                                ("ini", "INI / TOML"),
                                ("javascript", "JavaScript"),
                                ("json", "JSON"),
                                ("kotlin", "Kotlin"),
                                ("python", "Python"),
                                ("sql", "SQL"),
                                ("swift", "Swift"),
                                ("typescript", "TypeScript"),
                                ("xml", "XML / SVG"),
                                ("yaml", "YAML"),
                            ],
                            "label": "Language",
                        },
                    ),
                    11: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "A file name, for example.",
                            "label": "Title",
                            "max_length": 120,
                            "required": False,
                        },
                    ),
                    12: ("cms.blocks.text.VerbatimTextBlock", (), {"label": "Code"}),
                    13: ("wagtail.blocks.StructBlock", [[("language", 10), ("title", 11), ("code", 12)]], {}),
                    14: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Image"}),
                    15: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "What the picture shows, for people who cannot see it. Leave it empty only for decoration.",
                            "label": "Alternative text",
                            "max_length": 300,
                            "required": False,
                        },
                    ),
                    16: ("wagtail.blocks.CharBlock", (), {"label": "Caption", "max_length": 300, "required": False}),
                    17: ("wagtail.blocks.StructBlock", [[("image", 14), ("alt", 15), ("caption", 16)]], {}),
                    18: ("cms.blocks.steps.StepsBlock", (), {}),
                    19: (
                        "cms.blocks.steps.SharedPageBlock",
                        (),
                        {
                            "help_text": "Readers get it in their language, where it is translated. Nothing is shown to those who may not.",
                            "label": "Tutorial",
                            "page_type": ["cms.TutorialPage"],
                        },
                    ),
                    20: (
                        "cms.blocks.steps.SecondsBlock",
                        (),
                        {
                            "help_text": "Where it begins: minutes and seconds, such as 1:05, or seconds.",
                            "label": "Moment",
                        },
                    ),
                    21: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "What is to be seen there.",
                            "label": "Caption",
                            "max_length": 200,
                            "required": False,
                        },
                    ),
                    22: ("wagtail.blocks.StructBlock", [[("tutorial", 19), ("second", 20), ("caption", 21)]], {}),
                    23: (
                        "cms.blocks.text.VerbatimCharBlock",
                        (),
                        {
                            "help_text": "Of a video on YouTube or Vimeo, or of another site that your operator allows.",
                            "label": "Address",
                            "max_length": 500,
                        },
                    ),
                    24: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "What it shows. Readers decide by it.", "label": "Title", "max_length": 200},
                    ),
                    25: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("16:9", "Wide (16:9)"),
                                ("4:3", "Less wide (4:3)"),
                                ("1:1", "Square (1:1)"),
                                ("9:16", "Upright (9:16)"),
                            ],
                            "label": "Shape",
                        },
                    ),
                    26: ("wagtail.blocks.StructBlock", [[("address", 23), ("title", 24), ("ratio", 25)]], {}),
                    27: ("cms.blocks.ways.RelatedBlock", (), {}),
                    28: (
                        "wagtail.documents.blocks.DocumentChooserBlock",
                        (),
                        {
                            "help_text": "One in a private collection is offered to those alone who may read it.",
                            "label": "Document",
                        },
                    ),
                    29: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Leave it empty to show that of the document.",
                            "label": "Title",
                            "max_length": 200,
                            "required": False,
                        },
                    ),
                    30: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Description", "max_length": 300, "required": False},
                    ),
                    31: ("wagtail.blocks.StructBlock", [[("document", 28), ("title", 29), ("description", 30)]], {}),
                    32: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "What readers can do there.", "label": "Title", "max_length": 200},
                    ),
                    33: (
                        "cms.blocks.text.VerbatimCharBlock",
                        (),
                        {
                            "help_text": "It begins with https://, or with / for a page of this site.",
                            "label": "Address",
                            "max_length": 1000,
                        },
                    ),
                    34: (
                        "cms.blocks.text.VerbatimCharBlock",
                        (),
                        {
                            "help_text": "As the product knows it, such as “thickness”.",
                            "label": "Name",
                            "max_length": 60,
                            "validators": [
                                django.core.validators.RegexValidator(
                                    "^[A-Za-z][A-Za-z0-9_.-]*$", "Use letters, digits, dots, hyphens and “_”."
                                )
                            ],
                        },
                    ),
                    35: (
                        "cms.blocks.text.VerbatimCharBlock",
                        (),
                        {"help_text": "As the product reads it, such as “3”.", "label": "Value", "max_length": 200},
                    ),
                    36: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "As readers read it, such as “thickness 3 mm”. Leave it empty to show name and value.",
                            "label": "In words",
                            "max_length": 120,
                            "required": False,
                        },
                    ),
                    37: ("wagtail.blocks.StructBlock", [[("name", 34), ("value", 35), ("label", 36)]], {}),
                    38: ("wagtail.blocks.ListBlock", (37,), {"default": [], "label": "Opens with", "max_num": 20}),
                    39: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 32), ("address", 33), ("description", 30), ("parameters", 38)]],
                        {},
                    ),
                },
                help_text="Begin a new section with a heading: search leads readers to sections.",
                verbose_name="body",
            ),
        ),
        migrations.AlterField(
            model_name="importedpage",
            name="page",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="imported_from",
                to=settings.WAGTAIL_PAGE_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="tutorialpage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("paragraph", 0),
                    ("heading", 4),
                    ("callout", 8),
                    ("table", 9),
                    ("code", 13),
                    ("image", 17),
                    ("steps", 18),
                    ("moment", 22),
                    ("embed", 26),
                    ("related", 27),
                    ("download", 31),
                    ("tool", 39),
                ],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": [
                                "bold",
                                "italic",
                                "code",
                                "superscript",
                                "subscript",
                                "strikethrough",
                                "link",
                                "document-link",
                                "ol",
                                "ul",
                                "blockquote",
                            ],
                            "group": "Text",
                            "icon": "pilcrow",
                            "label": "Text",
                        },
                    ),
                    1: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 200}),
                    2: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": [("2", "Section"), ("3", "Subsection"), ("4", "Detail")], "label": "Level"},
                    ),
                    3: (
                        "cms.blocks.text.VerbatimCharBlock",
                        (),
                        {
                            "help_text": "Links to this section end with it. Leave it empty in a new section, and as it is in an old one.",
                            "label": "Anchor",
                            "max_length": 80,
                            "required": False,
                            "validators": [
                                django.core.validators.RegexValidator(
                                    "^[a-z0-9]+(-[a-z0-9]+)*$", "Use lower-case letters, digits and hyphens."
                                )
                            ],
                        },
                    ),
                    4: ("wagtail.blocks.StructBlock", [[("text", 1), ("level", 2), ("anchor", 3)]], {}),
                    5: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("note", "Note: good to know"),
                                ("tip", "Tip: makes it easier"),
                                ("important", "Important: needed to succeed"),
                                ("warning", "Warning: something may go wrong"),
                                ("caution", "Caution: danger to people or machines"),
                            ],
                            "label": "Kind",
                        },
                    ),
                    6: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Leave it empty to show the kind.",
                            "label": "Title",
                            "max_length": 120,
                            "required": False,
                        },
                    ),
                    7: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": [
                                "bold",
                                "italic",
                                "code",
                                "superscript",
                                "subscript",
                                "strikethrough",
                                "link",
                                "document-link",
                                "ol",
                                "ul",
                                "blockquote",
                            ],
                            "label": "Text",
                        },
                    ),
                    8: ("wagtail.blocks.StructBlock", [[("kind", 5), ("title", 6), ("text", 7)]], {}),
                    9: ("cms.blocks.TableBlock", [], {}),
                    10: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("text", "Plain text"),
                                ("bash", "Shell"),
                                ("css", "CSS"),
                                ("gcode", "G-code"),
                                ("graphql", "GraphQL"),
                                ("html", "HTML"),
                                ("ini", "INI / TOML"),
                                ("javascript", "JavaScript"),
                                ("json", "JSON"),
                                ("kotlin", "Kotlin"),
                                ("python", "Python"),
                                ("sql", "SQL"),
                                ("swift", "Swift"),
                                ("typescript", "TypeScript"),
                                ("xml", "XML / SVG"),
                                ("yaml", "YAML"),
                            ],
                            "label": "Language",
                        },
                    ),
                    11: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "A file name, for example.",
                            "label": "Title",
                            "max_length": 120,
                            "required": False,
                        },
                    ),
                    12: ("cms.blocks.text.VerbatimTextBlock", (), {"label": "Code"}),
                    13: ("wagtail.blocks.StructBlock", [[("language", 10), ("title", 11), ("code", 12)]], {}),
                    14: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Image"}),
                    15: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "What the picture shows, for people who cannot see it. Leave it empty only for decoration.",
                            "label": "Alternative text",
                            "max_length": 300,
                            "required": False,
                        },
                    ),
                    16: ("wagtail.blocks.CharBlock", (), {"label": "Caption", "max_length": 300, "required": False}),
                    17: ("wagtail.blocks.StructBlock", [[("image", 14), ("alt", 15), ("caption", 16)]], {}),
                    18: ("cms.blocks.steps.StepsBlock", (), {}),
                    19: (
                        "cms.blocks.steps.SharedPageBlock",
                        (),
                        {
                            "help_text": "Readers get it in their language, where it is translated. Nothing is shown to those who may not.",
                            "label": "Tutorial",
                            "page_type": ["cms.TutorialPage"],
                        },
                    ),
                    20: (
                        "cms.blocks.steps.SecondsBlock",
                        (),
                        {
                            "help_text": "Where it begins: minutes and seconds, such as 1:05, or seconds.",
                            "label": "Moment",
                        },
                    ),
                    21: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "What is to be seen there.",
                            "label": "Caption",
                            "max_length": 200,
                            "required": False,
                        },
                    ),
                    22: ("wagtail.blocks.StructBlock", [[("tutorial", 19), ("second", 20), ("caption", 21)]], {}),
                    23: (
                        "cms.blocks.text.VerbatimCharBlock",
                        (),
                        {
                            "help_text": "Of a video on YouTube or Vimeo, or of another site that your operator allows.",
                            "label": "Address",
                            "max_length": 500,
                        },
                    ),
                    24: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "What it shows. Readers decide by it.", "label": "Title", "max_length": 200},
                    ),
                    25: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("16:9", "Wide (16:9)"),
                                ("4:3", "Less wide (4:3)"),
                                ("1:1", "Square (1:1)"),
                                ("9:16", "Upright (9:16)"),
                            ],
                            "label": "Shape",
                        },
                    ),
                    26: ("wagtail.blocks.StructBlock", [[("address", 23), ("title", 24), ("ratio", 25)]], {}),
                    27: ("cms.blocks.ways.RelatedBlock", (), {}),
                    28: (
                        "wagtail.documents.blocks.DocumentChooserBlock",
                        (),
                        {
                            "help_text": "One in a private collection is offered to those alone who may read it.",
                            "label": "Document",
                        },
                    ),
                    29: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Leave it empty to show that of the document.",
                            "label": "Title",
                            "max_length": 200,
                            "required": False,
                        },
                    ),
                    30: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Description", "max_length": 300, "required": False},
                    ),
                    31: ("wagtail.blocks.StructBlock", [[("document", 28), ("title", 29), ("description", 30)]], {}),
                    32: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "What readers can do there.", "label": "Title", "max_length": 200},
                    ),
                    33: (
                        "cms.blocks.text.VerbatimCharBlock",
                        (),
                        {
                            "help_text": "It begins with https://, or with / for a page of this site.",
                            "label": "Address",
                            "max_length": 1000,
                        },
                    ),
                    34: (
                        "cms.blocks.text.VerbatimCharBlock",
                        (),
                        {
                            "help_text": "As the product knows it, such as “thickness”.",
                            "label": "Name",
                            "max_length": 60,
                            "validators": [
                                django.core.validators.RegexValidator(
                                    "^[A-Za-z][A-Za-z0-9_.-]*$", "Use letters, digits, dots, hyphens and “_”."
                                )
                            ],
                        },
                    ),
                    35: (
                        "cms.blocks.text.VerbatimCharBlock",
                        (),
                        {"help_text": "As the product reads it, such as “3”.", "label": "Value", "max_length": 200},
                    ),
                    36: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "As readers read it, such as “thickness 3 mm”. Leave it empty to show name and value.",
                            "label": "In words",
                            "max_length": 120,
                            "required": False,
                        },
                    ),
                    37: ("wagtail.blocks.StructBlock", [[("name", 34), ("value", 35), ("label", 36)]], {}),
                    38: ("wagtail.blocks.ListBlock", (37,), {"default": [], "label": "Opens with", "max_num": 20}),
                    39: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 32), ("address", 33), ("description", 30), ("parameters", 38)]],
                        {},
                    ),
                },
                help_text="Begin a new section with a heading: search leads readers to sections.",
                verbose_name="body",
            ),
        ),
        migrations.AddConstraint(
            model_name="importedpage",
            constraint=models.UniqueConstraint(fields=("page", "origin"), name="cms_imported_once_per_folder"),
        ),
        migrations.AddField(
            model_name="apireferencepage",
            name="tags",
            field=modelcluster.contrib.taggit.ClusterTaggableManager(
                blank=True,
                help_text="Words a reader would filter by, separated by commas.",
                through="cms.PageTag",
                to="taggit.Tag",
                verbose_name="tags",
            ),
        ),
        migrations.AddField(
            model_name="editorialreviewtask",
            name="groups",
            field=models.ManyToManyField(
                help_text="Pages/snippets at this step in a workflow will be moderated or approved by these groups of users",
                to="auth.group",
                verbose_name="groups",
            ),
        ),
        migrations.AddField(
            model_name="faqpage",
            name="tags",
            field=modelcluster.contrib.taggit.ClusterTaggableManager(
                blank=True,
                help_text="Words a reader would filter by, separated by commas.",
                through="cms.PageTag",
                to="taggit.Tag",
                verbose_name="tags",
            ),
        ),
        migrations.AddField(
            model_name="glossarypage",
            name="tags",
            field=modelcluster.contrib.taggit.ClusterTaggableManager(
                blank=True,
                help_text="Words a reader would filter by, separated by commas.",
                through="cms.PageTag",
                to="taggit.Tag",
                verbose_name="tags",
            ),
        ),
        migrations.AddField(
            model_name="guidepage",
            name="tags",
            field=modelcluster.contrib.taggit.ClusterTaggableManager(
                blank=True,
                help_text="Words a reader would filter by, separated by commas.",
                through="cms.PageTag",
                to="taggit.Tag",
                verbose_name="tags",
            ),
        ),
        migrations.AddField(
            model_name="pageday",
            name="page",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.WAGTAIL_PAGE_MODEL
            ),
        ),
        migrations.AddField(
            model_name="guidepage",
            name="area",
            field=models.ForeignKey(
                blank=True,
                help_text="The part of the product that the page is about.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cms.productarea",
                verbose_name="product area",
            ),
        ),
        migrations.AddField(
            model_name="glossarypage",
            name="area",
            field=models.ForeignKey(
                blank=True,
                help_text="The part of the product that the page is about.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cms.productarea",
                verbose_name="product area",
            ),
        ),
        migrations.AddField(
            model_name="faqpage",
            name="area",
            field=models.ForeignKey(
                blank=True,
                help_text="The part of the product that the page is about.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cms.productarea",
                verbose_name="product area",
            ),
        ),
        migrations.AddField(
            model_name="apireferencepage",
            name="area",
            field=models.ForeignKey(
                blank=True,
                help_text="The part of the product that the page is about.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cms.productarea",
                verbose_name="product area",
            ),
        ),
        migrations.AddField(
            model_name="articlepage",
            name="area",
            field=models.ForeignKey(
                blank=True,
                help_text="The part of the product that the page is about.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cms.productarea",
                verbose_name="product area",
            ),
        ),
        migrations.AddField(
            model_name="tutorialpage",
            name="area",
            field=models.ForeignKey(
                blank=True,
                help_text="The part of the product that the page is about.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cms.productarea",
                verbose_name="product area",
            ),
        ),
        migrations.AddField(
            model_name="releasenotepage",
            name="area",
            field=models.ForeignKey(
                blank=True,
                help_text="The part of the product that the page is about.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cms.productarea",
                verbose_name="product area",
            ),
        ),
        migrations.AddField(
            model_name="releasenotepage",
            name="tags",
            field=modelcluster.contrib.taggit.ClusterTaggableManager(
                blank=True,
                help_text="Words a reader would filter by, separated by commas.",
                through="cms.PageTag",
                to="taggit.Tag",
                verbose_name="tags",
            ),
        ),
        migrations.AddField(
            model_name="troubleshootingpage",
            name="area",
            field=models.ForeignKey(
                blank=True,
                help_text="The part of the product that the page is about.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cms.productarea",
                verbose_name="product area",
            ),
        ),
        migrations.AddField(
            model_name="troubleshootingpage",
            name="tags",
            field=modelcluster.contrib.taggit.ClusterTaggableManager(
                blank=True,
                help_text="Words a reader would filter by, separated by commas.",
                through="cms.PageTag",
                to="taggit.Tag",
                verbose_name="tags",
            ),
        ),
        migrations.AddIndex(
            model_name="pageday",
            index=models.Index(fields=["day", "page"], name="cms_visits_day"),
        ),
        migrations.AddConstraint(
            model_name="pageday",
            constraint=models.UniqueConstraint(fields=("page", "day", "locale", "source"), name="cms_visits_once"),
        ),
        migrations.AddConstraint(
            model_name="pageday",
            constraint=models.CheckConstraint(
                condition=models.Q(("read_through__lte", models.F("views"))), name="cms_visits_read_through_of_views"
            ),
        ),
    ]
