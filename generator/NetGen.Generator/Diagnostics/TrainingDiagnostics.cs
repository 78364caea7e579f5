using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>
/// NETGEN2xx: advice on training. The network is generated. A warning says that it is hardly what was intended, a suggestion that it seldom is.
/// </summary>
internal static class TrainingDiagnostics
{
    private const string Category = "NetGen.Training";

    public static readonly DiagnosticDescriptor HiddenWeightsAreZero = Warning(
        "NETGEN201",
        "A hidden layer starts at zero",
        "All {0} units of this hidden layer start with equal weights, and nothing in the layer makes them different during training. Remove {1}, so that each "
            + "unit starts with random weights.");

    public static readonly DiagnosticDescriptor OptionIsNotRead = Warning(
        "NETGEN202",
        "A layer option has no effect",
        "{0} has no effect here. It is an option of {1}, but this is {2}.",
        WellKnownDiagnosticTags.Unnecessary);

    public static readonly DiagnosticDescriptor SoftmaxOfOneUnit = Warning(
        "NETGEN203",
        "Softmax of one unit is always 1",
        "The softmax of a single unit is always 1. Use Activation.Sigmoid for one probability, or one unit for each class.");

    public static readonly DiagnosticDescriptor LinearHiddenLayer = Warning(
        "NETGEN204",
        "A hidden layer has no activation",
        "This layer has no activation, so it and the next layer together compute one linear layer. Add an activation, for example Activation.Relu.");

    public static readonly DiagnosticDescriptor NoOutputLayer = Suggestion(
        "NETGEN205",
        "The last layer has an activation for hidden layers",
        "The network ends with {0}, an activation for hidden layers. If the output layer is missing, add it, for example [Dense(10, Activation.Softmax)] for "
            + "10 classes or [Dense(1)] for a number.");

    public static readonly DiagnosticDescriptor RepeatedActivation = Suggestion(
        "NETGEN206",
        "An activation follows another activation",
        "{0} follows {1}, and there is no other layer between them. One activation per layer is enough.");

    public static readonly DiagnosticDescriptor UnreadLabel = Warning(
        "NETGEN210",
        "No layer reads a label",
        "No [From], [Add] or [Concat] after this [Label] reads '{0}'",
        WellKnownDiagnosticTags.Unnecessary);

    public static readonly DiagnosticDescriptor BiasBeforeBatchNorm = Suggestion(
        "NETGEN211",
        "A bias before a batch normalization has no effect",
        "The [BatchNorm] after this layer subtracts the mean, which removes the biases too. Set UseBias = false to leave them out.");

    public static DiagnosticDescriptor[] All =>
    [
        HiddenWeightsAreZero,
        OptionIsNotRead,
        SoftmaxOfOneUnit,
        LinearHiddenLayer,
        NoOutputLayer,
        RepeatedActivation,
        UnreadLabel,
        BiasBeforeBatchNorm,
    ];

    private static DiagnosticDescriptor Warning(string id, string title, string message, params string[] tags) =>
        Advice(DiagnosticSeverity.Warning, id, title, message, tags);

    private static DiagnosticDescriptor Suggestion(string id, string title, string message) => Advice(DiagnosticSeverity.Info, id, title, message);

    private static DiagnosticDescriptor Advice(DiagnosticSeverity severity, string id, string title, string message, params string[] tags) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: HelpLink.Of(id), customTags: tags);
}
