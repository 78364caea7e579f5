using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>NETGEN130 to 137: windows over images and sequences.</summary>
internal static class ImageDiagnostics
{
    private const string Category = "NetGen.Image";

    public static readonly DiagnosticDescriptor ImageExpected = Error(
        "NETGEN130", "The layer needs an image or a sequence", "[{0}] needs {1}, but the value here has the shape {2}; {3}");

    public static readonly DiagnosticDescriptor WindowTooLarge = Error(
        "NETGEN131",
        "The window is larger than what it moves over",
        "The window of [{0}] spans {1} {2}, but there are only {3}: ({3} - {1}) / {4} + 1 is no place at all");

    public static readonly DiagnosticDescriptor ValuesUnread = Suggestion(
        "NETGEN132", "The window does not come to the border", "({0} - {1}) / {2} + 1 = {3}: the last {4} never read");

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = Error(
        "NETGEN133", "Groups must divide the channels", "{0} groups must divide both the {1} input channels and the {2} filters");

    public static readonly DiagnosticDescriptor ReshapeDoesNotFit = Error(
        "NETGEN134", "The new shape has another size", "{0} are {1} values, but the value here has the shape {2}: {3} values");

    public static readonly DiagnosticDescriptor PaddingGivenTwice = Error(
        "NETGEN135", "Padding is given twice", "Padding and Pad both say what lies around the input; give one of them");

    public static readonly DiagnosticDescriptor PoolPadTooLarge = Error(
        "NETGEN136",
        "The padding of a pool is too large",
        "Pad must be at most half of the window, or a window could lie outside as a whole, but {0} is more than half of {1}");

    public static readonly DiagnosticDescriptor DenseOverImage = Suggestion(
        "NETGEN137",
        "A dense layer reads a large image",
        "This layer has {0} parameters, because it reads all {2} values of an image of {1}; "
            + "a pool or a stride before it, or a global pool, takes most of them away");

    public static DiagnosticDescriptor[] All =>
    [
        ImageExpected,
        WindowTooLarge,
        ValuesUnread,
        GroupsDoNotDivide,
        ReshapeDoesNotFit,
        PaddingGivenTwice,
        PoolPadTooLarge,
        DenseOverImage,
    ];

    private static DiagnosticDescriptor Suggestion(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLink.Of(id));

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink.Of(id));
}
