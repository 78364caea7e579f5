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
        "All {0} units of this hidden layer start equal, and nothing in it tells them apart while training; leave {1} out and each starts with weights of its own");

    public static readonly DiagnosticDescriptor OptionIsNotRead = Warning(
        "NETGEN202",
        "A layer option is not read",
        "{0} has no effect here: it is an option of {1}, but this is {2}",
        WellKnownDiagnosticTags.Unnecessary);

    public static readonly DiagnosticDescriptor SoftmaxOfOneUnit = Warning(
        "NETGEN203",
        "Softmax of one unit is always 1",
        "The softmax of a single unit is 1 whatever the input; use Activation.Sigmoid for one probability, or a unit for each class");

    public static readonly DiagnosticDescriptor LinearHiddenLayer = Warning(
        "NETGEN204",
        "A hidden layer has no activation",
        "Without an activation this layer and the next are together one linear layer; give it one, such as Activation.Relu");

    public static readonly DiagnosticDescriptor NoOutputLayer = Suggestion(
        "NETGEN205",
        "The last layer is one of a kind that is mostly hidden",
        "The network ends in {0}, an activation of hidden layers; if its output layer was forgotten, add one, such as [Dense(10, Activation.Softmax)] for classes or [Dense(1)] for a number");

    public static readonly DiagnosticDescriptor RepeatedActivation = Suggestion(
        "NETGEN206",
        "An activation follows another",
        "{0} is applied to what {1} gives, without a layer between them; one activation for each layer is enough");

    public static readonly DiagnosticDescriptor UnreadLabel = Warning(
        "NETGEN210",
        "Nothing reads a label",
        "Nothing reads '{0}': there is no [From], [Add] or [Concat] with this name after it",
        WellKnownDiagnosticTags.Unnecessary);

    public static readonly DiagnosticDescriptor BiasBeforeBatchNorm = Suggestion(
        "NETGEN211",
        "A bias before a batch normalization has no effect",
        "The [BatchNorm] after this layer subtracts with the mean what the biases add; UseBias = false leaves them out");

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

    private static DiagnosticDescriptor Warning(string id, string title, string message, params string[] tags) => Advice(DiagnosticSeverity.Warning, id, title, message, tags);

    private static DiagnosticDescriptor Suggestion(string id, string title, string message) => Advice(DiagnosticSeverity.Info, id, title, message);

    private static DiagnosticDescriptor Advice(DiagnosticSeverity severity, string id, string title, string message, params string[] tags) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: HelpLink.Of(id), customTags: tags);
}
