"""Reads lists page by page."""
from aws import equal


def agree(client, method, size, at_least=1, **parameters):
    """Reads a list in pages and at once; both must agree. Returns the items."""
    if not client.can_paginate(method):
        raise AssertionError(f"botocore does not page {method}")
    paginator = client.get_paginator(method)
    pages = list(paginator.paginate(**parameters, PaginationConfig={"PageSize": size}))
    key = paginator.result_keys[0].expression
    items = [item for page in pages for item in page[key]]
    equal(items, getattr(client, method)(**parameters)[key])
    if len(pages) < at_least or any(len(page[key]) > size for page in pages):
        raise AssertionError(f"{method} answered {len(items)} items in {len(pages)} pages of {size}")
    return items
