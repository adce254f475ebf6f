/** Makes a site of the pages in Markdown. */
@NullMarked
package dev.nabla.site;

import org.jspecify.annotations.NullMarked;
