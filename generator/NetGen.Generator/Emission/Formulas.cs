using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>What an operation computes, in the words of the lectures: the comment above every generated block.</summary>
internal static class Formulas
{
    public static string Of(KernelOp op) => op switch
    {
        MatMulNT(var y, var x, var w) => $"{y} = {x}·{w}ᵀ",
        MatMulTN(var dw, var dy, var x) => $"{dw} = {dy}ᵀ·{x}",
        MatMulNN(var dx, var dy, var w) => $"{dx} = {dy}·{w}",
        AddRow(var y, var b) => $"{y} = {y} + {b}",
        SumRows(var db, var dy) => $"{db} = Σ {dy} over the rows",
        Apply(var y, var x, var f) => $"{y} = {Name(f)}({x})",
        ApplyBackward(var dx, var dy, var x, var y, var f) => $"{dx} = {dy} ⊙ {Name(f)}'({x}){(f.DerivativeNeedsInput ? "" : $", which {y} tells as well as {x}")}",
        SlopedRelu(var y, var x, var s) => $"{y} = {x} where {x} > 0, else {s}·{x}",
        SlopedReluBackward(var dx, var dy, var x, var s) => $"{dx} = {dy} where {x} > 0, else {s}·{dy}",
        SlopeGradient(var ds, var dy, var x) => $"{ds} = Σ {dy} ⊙ min({x}, 0)",
        Multiply(var y, var a, var b) => $"{y} = {a} ⊙ {b}",
        DrawMask(var m, var rate, _) => $"{m} = 0 with probability {Literals.Double(rate)}, else 1 / (1 - {Literals.Double(rate)})",
        DrawWeightMask(var m, var rate, _) => $"{m} = 0 with probability {Literals.Double(rate)}, else 1 / (1 - {Literals.Double(rate)})",
        DrawSlopes(var s, var lower, var upper, _) => $"{s} drawn from U({Literals.Double(lower)}, {Literals.Double(upper)})",
        Scale(var y, var x, var mean, var divisor) => $"{y} = ({x} - {mean}) / {divisor}",
        MeanOfRows(var mean, var x) => $"{mean} = mean of {x} over the rows",
        VarianceOfRows(var variance, var x, var mean) => $"{variance} = mean of ({x} - {mean})² over the rows",
        Normalize(var y, var x, var mean, var variance, var gamma, var beta, var epsilon) => $"{y} = {gamma} ⊙ ({x} - {mean}) / √({variance} + {Literals.Double(epsilon)}) + {beta}",
        NormalizeGradients(var dgamma, var dbeta, var dy, var x, var mean, var variance, var epsilon) =>
            $"{dgamma} = Σ {dy} ⊙ {Normalized(x, mean, variance, epsilon)} and {dbeta} = Σ {dy} over the rows",
        NormalizeBackward(var dx, var dy, var x, var mean, var variance, var gamma, var dgamma, var dbeta, var epsilon) =>
            $"{dx} = {gamma} / √({variance} + {Literals.Double(epsilon)}) ⊙ ({dy} - {dbeta} / rows - {Normalized(x, mean, variance, epsilon)} ⊙ {dgamma} / rows)",
        TrackMean(var running, var mean, var momentum) => $"{running} = {Literals.Double(1 - momentum)}·{running} + {Literals.Double(momentum)}·{mean}",
        TrackVariance(var running, var variance, var momentum) => $"{running} = {Literals.Double(1 - momentum)}·{running} + {Literals.Double(momentum)}·{variance}·rows / (rows - 1)",
        Softmax(var y, var x) => $"{y} = e^{x} / Σ e^{x}",
        SoftmaxBackward(var dx, var dy, var y) => $"{dx} = {y} ⊙ ({dy} - Σ {dy} ⊙ {y})",
        SoftmaxCrossEntropy(var y, var l, var z, var t) => $"{y} = softmax({z}), {l} = -Σ {t}·ln {y}",
        SigmoidCrossEntropy(var y, var l, var z, var t) => $"{y} = sigmoid({z}), {l} = -mean({t}·ln {y} + (1 - {t})·ln(1 - {y}))",
        SquaredError(var y, var l, var z, var t) => $"{y} = {z}, {l} = mean(({y} - {t})²)",
        OutputMinusTarget(var dz, var y, var t, var numerator, var denominator) => $"{dz} = {(numerator == 1 ? "" : numerator + "·")}({y} - {t}) / {(denominator == 1 ? "the rows of the mini-batch" : $"({denominator}·the rows of the mini-batch)")}, by the weight of each row where rows are weighed",
        DenseForward(var y, var x, var w, var b, var f, _, _) dense => (f is null ? $"{y} = {x}·{w}ᵀ + {b}" : $"{y} = {Name(f)}({x}·{w}ᵀ + {b})") + (dense.Normalization is { } after ? $", where {w} and {b} do {Of(after)} too" : ""),
        DenseInputGradient { Function: { } f, A: { } a } dense => $"{dense.DX} = ({dense.DY}·{dense.W}) ⊙ {Name(f)}'(z), which {a} tells as well as z",
        DenseInputGradient dense => $"{dense.DX} = {dense.DY}·{dense.W}",
        DenseWeightGradient(var dw, var db, var dy, var x, _) dense => $"{dw} = {(dense.Mask is { } mask ? $"({dy}ᵀ·{x}) ⊙ {mask}" : $"{dy}ᵀ·{x}")}, {db} = {(dense.BiasesCancel ? "0" : $"Σ {dy} over the rows")}",
        StandardizeUnfolded(var y, var x, var folding, _) =>
            $"{y} = {x}: {folding.FoldedW} and {folding.FoldedB} do ({x} - {folding.Before!.Mean}) / {folding.Before.Divisor} too. Only a column with a mean so far from zero that it would lose digits there is scaled before",
        BatchMoments(var mean, var variance, var x, var runningMean, var runningVariance) =>
            $"{mean} = mean of {x}, {variance} = mean of ({x} - {mean})², over all rows of the mini-batch; {runningMean} and {runningVariance} where dropout is left on at inference",
        HandOver(var gradient, _) => $"{gradient} is summed already",
        FindActiveInputs(var active, var x, _) => $"{active} = where {x} is not zero",
        MaskWeights(var masked, var m, var w, var rate, _) => $"{m} = 0 with probability {Literals.Double(rate)}, else 1 / (1 - {Literals.Double(rate)}); {masked} = {w} ⊙ {m}",
        PadRows(var y, var x) => $"{y} = {x}, rows padded to whole vectors",
        CopyRows(var y, var x) => $"{y} = {x}",
        _ => throw new NotSupportedException(op.GetType().Name),
    };

    private static string Normalized(Buffer x, Buffer mean, Buffer variance, double epsilon) => $"({x} - {mean}) / √({variance} + {Literals.Double(epsilon)})";

    private static string Name(Elementwise function) => function.Name.ToLowerInvariant();
}
