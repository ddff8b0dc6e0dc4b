"""Results as one HTML page, with nothing to fetch: the summary beside the report.

For pages of your own (a service, a comparison) there are the parts that it is made of:

    page(results)                the whole file
    result_fragment(result)      one result as an <article>, for a page that has the assets
    document(title, body)        a whole file around any body: assets, policy, dark and light
    asset("page.css"), asset("page.js"), content_security_policy(styles, scripts)

The script works by delegation, so a fragment may be put into the page at any time. What leads to
places of a report has their numbers in `data-at`; a place has its own in `data-in`; what items
rest on has theirs in `data-by`; all within one <article class="view">.
"""

from summarizer.reporting.page.assets import asset, content_security_policy
from summarizer.reporting.page.document import document, page, result_fragment

__all__ = ["asset", "content_security_policy", "document", "page", "result_fragment"]
