"""The annual report of an Independent Reviewing Officer service, section by section."""
