using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>NETGEN1xx: shapes, rates and the order of layers.</summary>
internal static class LayerDiagnostics
{
    private const string Category = "NetGen.Shape";

    public static readonly DiagnosticDescriptor LayerSizeMustBePositive = Error(
        "NETGEN101", "A layer size must be positive", "The size must be at least 1, but it is {0}");

    public static readonly DiagnosticDescriptor InputSizeMustBePositive = Error(
        "NETGEN102", "The input size must be positive", "Each dimension of the input must be at least 1, but '{0}' is {1}");

    public static readonly DiagnosticDescriptor RateOutOfRange = Error(
        "NETGEN103",
        "A rate must be at least 0 and below 1",
        "{0} is the fraction of values that training switches off. It must be at least 0 and below 1, but it is {1}.");

    public static readonly DiagnosticDescriptor SoftmaxMustBeLast = Error(
        "NETGEN104",
        "Softmax must be the last layer",
        "Softmax must be the last layer, because it turns the output of the network into probabilities, but '{0}' follows it");

    public static readonly DiagnosticDescriptor ScalingMustBeFirst = Error(
        "NETGEN105",
        "Input scaling must come first",
        "[{0}] scales the input. It must come before all other layers, and a network can have only one input scaling.");

    public static readonly DiagnosticDescriptor LossDoesNotFit = Error(
        "NETGEN106", "The loss does not fit the last layer", "{0} needs {1} as the last layer, but the last layer is {2}");

    public static readonly DiagnosticDescriptor InvalidOption = Error(
        "NETGEN107", "A layer option is out of range", "{0} must be {1}, but it is {2}");

    public static readonly DiagnosticDescriptor NetworkTooLarge = Error(
        "NETGEN108", "The network is too large", "The network would have {0}, but NetGen supports at most {1}");

    public static readonly DiagnosticDescriptor DropoutMustNotBeLast = Error(
        "NETGEN109",
        "Dropout cannot be the last layer",
        "Dropout is the last layer, so training would set outputs to zero at random. Put it before the last [Dense].");

    public static readonly DiagnosticDescriptor UnknownValue = Error(
        "NETGEN111", "An enum has no such value", "The enum {1} has no value {0}");

    public static DiagnosticDescriptor[] All =>
    [
        LayerSizeMustBePositive,
        InputSizeMustBePositive,
        RateOutOfRange,
        SoftmaxMustBeLast,
        ScalingMustBeFirst,
        LossDoesNotFit,
        InvalidOption,
        NetworkTooLarge,
        DropoutMustNotBeLast,
        UnknownValue,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        ErrorDescriptor.Of(Category, id, title, message);
}
