"""What the pages room changes in the editor."""

from wagtail import hooks

from causeway.pages.uploads import as_attachment

hooks.register("before_serve_document", as_attachment)
