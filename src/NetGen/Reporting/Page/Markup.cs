using System.Net;

namespace NetGen;

/// <summary>Escapes text for HTML.</summary>
internal static class Markup
{
    /// <summary>Escapes a text for the content of an element or the value of an attribute.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
