using System.Net;

namespace NetGen;

/// <summary>Text in a page.</summary>
internal static class Markup
{
    /// <summary>A text so that it stands in the page, or in an attribute, as it is, whatever it holds.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
