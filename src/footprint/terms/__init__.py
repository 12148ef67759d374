"""The words: enums and value types that every other room uses; the glossary as code."""
