/** GraphQL types and trusted documents, from the committed SDL and the `.graphql` files beside the pages. */
import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: process.env.KERF_SCHEMA ?? "../api/schema.graphql",
  documents: "src/**/*.graphql",
  ignoreNoDocuments: true,
  generates: {
    "src/gql/": {
      preset: "client",
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { hashAlgorithm: "sha256" },
      },
      config: {
        documentMode: "string",
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        defaultScalarType: "unknown",
        scalars: {
          Cursor: "string",
          Date: "string",
          DateTime: "string",
          JSON: "unknown",
          UUID: "string",
          GlobalID: "string",
        },
      },
    },
  },
};

export default config;
