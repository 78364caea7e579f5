using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>NETGEN130 to 137: windows over images and sequences.</summary>
internal static class ImageDiagnostics
{
    private const string Category = "NetGen.Image";

    public static readonly DiagnosticDescriptor ImageExpected = Error(
        "NETGEN130", "The layer needs an image or a sequence", "[{0}] needs {1}, but its input has the shape {2}. {3}.");

    public static readonly DiagnosticDescriptor WindowTooLarge = Error(
        "NETGEN131",
        "The window is larger than its input",
        "The window of [{0}] spans {1} {2}, but its input with padding has only {3}. The number of window positions, ({3} - {1}) / {4} + 1, must "
            + "be at least 1.");

    public static readonly DiagnosticDescriptor ValuesUnread = Suggestion(
        "NETGEN132",
        "The window does not reach the border",
        "No window reads the last {4}, because the number of window positions is not whole: ({0} - {1}) / {2} + 1 = {3}");

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = Error(
        "NETGEN133", "Groups must divide the channels", "Groups must divide both the {1} input channels and the {2} filters, but it is {0}");

    public static readonly DiagnosticDescriptor ReshapeDoesNotFit = Error(
        "NETGEN134", "The new shape has another number of values", "The new shape {0} has {1} values, but the input has the shape {2} with {3} values");

    public static readonly DiagnosticDescriptor PaddingGivenTwice = Error(
        "NETGEN135", "Padding is set twice", "Padding and Pad both set the padding of the input. Remove one of them.");

    public static readonly DiagnosticDescriptor PoolPadTooLarge = Error(
        "NETGEN136",
        "The padding of a pool is too large",
        "Pad must be at most half of the window size {1}, but it is {0}. A larger padding allows windows that contain no input value.");

    public static readonly DiagnosticDescriptor DenseOverImage = Suggestion(
        "NETGEN137",
        "A dense layer reads a large image",
        "This layer has {0} parameters, because it reads all {2} values of an image of {1}. "
            + "Put a pool, a convolution with a stride or a global pool before it to reduce them.");

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
        ErrorDescriptor.Of(Category, id, title, message);
}
