"""The words of the interface: catalogues, sentences for refusals and errors, dates as people type them."""
