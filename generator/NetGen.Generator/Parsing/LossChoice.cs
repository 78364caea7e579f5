using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>Reports a problem of an argument of <c>[NeuralNetwork]</c>.</summary>
/// <param name="descriptor">The kind of problem.</param>
/// <param name="argument">The argument's name.</param>
/// <param name="arguments">The arguments of the message.</param>
internal delegate void ArgumentReport(DiagnosticDescriptor descriptor, string argument, params object[] arguments);

/// <summary>The loss follows from the last layer, as negative log-likelihood does. A class may name another loss that fits.</summary>
internal static class LossChoice
{
    public const string Argument = "Loss";

    /// <summary>The values of <c>Loss</c>; the first is the loss that follows from the last layer.</summary>
    private static readonly string[] Names = ["Default", "MeanSquaredError", "CrossEntropy", "BinaryCrossEntropy"];

    /// <param name="given">The loss that the class names, as its number.</param>
    /// <param name="last">The last layer; null if there is none.</param>
    /// <param name="report">Receives the problem if the loss does not fit.</param>
    public static LossKind Of(int? given, Layer? last, ArgumentReport report)
    {
        LossKind natural = last?.Activation switch
        {
            "Softmax" => LossKind.CrossEntropy,
            "Sigmoid" => LossKind.BinaryCrossEntropy,
            _ => LossKind.MeanSquaredError,
        };
        if (given is not { } number || number == 0)
        {
            return natural;
        }

        if (number < 0 || number >= Names.Length)
        {
            report(LayerDiagnostics.UnknownValue, Argument, number, Argument);
            return natural;
        }

        var loss = (LossKind)number;
        if (last is not null && loss != natural && loss != LossKind.MeanSquaredError)
        {
            string needed = loss == LossKind.CrossEntropy ? "Activation.Softmax" : "Activation.Sigmoid";
            report(LayerDiagnostics.LossDoesNotFit, Argument, "Loss." + Names[number], needed, last.Kind);
        }

        return loss;
    }
}
