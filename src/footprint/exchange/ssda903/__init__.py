"""The SSDA903 return: the yearly return of looked-after children to the Department."""
