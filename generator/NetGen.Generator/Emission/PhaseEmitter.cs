using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Where the generated statements of a phase find their values.</summary>
internal enum PhaseKind
{
    /// <summary>Training, divided by rows: buffers are the worker's own rows.</summary>
    TrainingRows,

    /// <summary>Training, divided by parameters: buffers are all rows of the mini-batch.</summary>
    TrainingParameters,

    /// <summary>Inference of a block of rows in a scratch buffer.</summary>
    Inference,

    /// <summary>Inference of one sample.</summary>
    Predict,
}

/// <summary>Writes the operations of one phase: first where every value lies, then one commented statement an operation.</summary>
internal sealed class PhaseEmitter(PhaseKind kind, IReadOnlyDictionary<Buffer, Placement> places)
{
    /// <summary>Where derived weights come from, up to date.</summary>
    public const string DeclareFolded = "NG::FoldedWeights folded = _storage.Folded; // weights that do other layers' work too: computed anew when parameters or statistics have changed";

    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    private bool IsTraining => kind is PhaseKind.TrainingRows or PhaseKind.TrainingParameters;

    /// <summary>How many rows the statements work on.</summary>
    private string Rows => kind switch
    {
        PhaseKind.TrainingParameters => "pass.BatchRows",
        PhaseKind.Predict => "1",
        _ => "rows",
    };

    public void Write(SourceWriter writer, IReadOnlyList<KernelOp> ops)
    {
        // Declared by its own statement, for it may be the input itself.
        _declared.UnionWith(ops.OfType<StandardizeUnfolded>().Select(static unfolded => unfolded.Y.Name));
        if (ops.SelectMany(Operands).Any(buffer => places[buffer] is Packed { Block: PackedBlock.Folded }))
        {
            writer.Write(DeclareFolded);
        }

        foreach (Buffer buffer in ops.SelectMany(Operands))
        {
            Declare(writer, buffer);
        }

        foreach (KernelOp op in ops)
        {
            writer.Line();
            if (op is DenseInputGradient { Offset: var offset })
            {
                WriteEndBeforeFrozen(writer, offset);
            }

            writer.Write($"// {Formulas.Of(op)}{(IsInPlace(op) ? ", in place" : "")}");
            writer.Write(Statement(op));
        }
    }

    private static void WriteEndBeforeFrozen(SourceWriter writer, int offset)
    {
        writer.Write($$"""
            // Layers that are frozen need no gradient, if there is nothing but such before this one.
            if (!pass.IsTrained(0, {{offset}}))
            {
                return;
            }
            """);
        writer.Line();
    }

    /// <summary>The values an operation's statement names, which are not all that the mathematics names: a fused activation leaves no z.</summary>
    private static IEnumerable<Buffer> Operands(KernelOp op) => op switch
    {
        ApplyBackward { Function.DerivativeNeedsInput: false } apply => [apply.DY, apply.Y, apply.DX],
        DenseForward { Active: { } active } => [.. op.Sources, active, op.Target],
        DenseInputGradient { A: { } a } => [.. op.Sources, a, op.Target],
        DenseWeightGradient { Mask: { } mask } dense => [dense.X, dense.DY, mask],
        DenseWeightGradient dense => [dense.X, dense.DY],
        SlopeGradient slope => slope.Sources,
        BatchMoments moments => [moments.RunningMean, moments.RunningVariance, moments.Mean, moments.Variance],
        NormalizeGradients gradients => [gradients.Mean, gradients.Variance, gradients.DGamma, gradients.DBeta],
        HandOver handOver => [handOver.Gradient],
        TrackMean track => [track.Mean],
        TrackVariance track => [track.Variance],
        _ => op.Sources.Append(op.Target),
    };

    private bool IsInPlace(KernelOp op) => places[op.Target] is InPlace;

    private void Declare(SourceWriter writer, Buffer buffer)
    {
        Placement place = places[buffer];
        if (!_declared.Add(buffer.Name) || (place is External && !IsTraining))
        {
            return;
        }

        switch (place)
        {
            case InPlace inPlace:
                Declare(writer, inPlace.Of);
                writer.Write($"Sys::Span<float> {buffer} = {inPlace.Of}; // the same memory");
                break;
            case External:
                string property = buffer.Role switch
                {
                    BufferRole.Input => "Inputs",
                    BufferRole.Target => "Targets",
                    BufferRole.Output => "Outputs",
                    _ => "Losses",
                };
                string type = buffer.Role is BufferRole.Input or BufferRole.Target ? "Sys::ReadOnlySpan<float>" : "Sys::Span<float>";
                string scope = kind == PhaseKind.TrainingParameters ? "Batch" : "";
                writer.Write($"{type} {buffer} = pass.{scope}{property};");
                break;
            case RowBuffer row:
                string source = MemoryOf(row);
                if (buffer.Role == BufferRole.Index)
                {
                    writer.Write($"Sys::Span<int> {buffer} = Interop::MemoryMarshal.Cast<float, int>({source}); // a count and a list for every tile of rows");
                    break;
                }

                string padding = row.Pitch == buffer.Columns ? "" : $" padded to {row.Pitch}";
                string shape = kind == PhaseKind.Predict ? $"{buffer.Columns} values" : $"[rows, {buffer.Columns}]";
                writer.Write($"Sys::Span<float> {buffer} = {source}; // {shape}{padding}");
                break;
            case Packed packed:
                writer.Write(DeclarePacked(buffer, packed));
                break;
            case TransposedPanel panel:
                writer.Write($"Sys::Span<float> {buffer} = pass.TransposedPanel({panel.Length}); // one panel of transposed weights at a time");
                break;
            case Statistic statistic:
                writer.Write($"Sys::ReadOnlySpan<float> {buffer} = {(IsTraining ? "pass" : "_storage")}.State.Slice({statistic.Offset}, {buffer.Columns});");
                break;
        }
    }

    private string MemoryOf(RowBuffer row) => kind switch
    {
        PhaseKind.TrainingRows => $"pass.RowBuffer({row.Offset}, {row.Pitch})",
        PhaseKind.TrainingParameters => $"pass.BatchBuffer({row.Offset}, {row.Pitch})",
        PhaseKind.Inference => $"scratch.Slice({row.Offset} * rows, {row.Pitch} * rows)",
        _ => $"scratch.Slice({row.Offset}, {row.Pitch})",
    };

    private string DeclarePacked(Buffer buffer, Packed packed)
    {
        PanelLayout panels = packed.Panels;
        int length = panels.Length;
        string content = panels.HasBias ? $"{panels.Count} panel{(panels.Count == 1 ? "" : "s")} of {panels.Width} units: a row of biases, then {panels.Inputs} rows of weights" : "";
        string comment = content.Length == 0 ? "" : $" // {content}";
        return packed.Block switch
        {
            PackedBlock.Parameters => $"Sys::ReadOnlySpan<float> {buffer} = {(IsTraining ? "pass" : "_storage")}.Parameters.Slice({packed.Offset}, {length});{comment}",
            PackedBlock.Folded => $"Sys::ReadOnlySpan<float> {buffer} = folded.Values.Slice({packed.Offset}, {length});{comment}",
            _ => $"Sys::Span<float> {buffer} = pass.FixedBuffer({packed.Offset}, {length});",
        };
    }

    private string Statement(KernelOp op) => op switch
    {
        DenseForward dense when kind == PhaseKind.Predict => $"{dense.Layer}Predict({dense.X}, {dense.W}, {dense.Y}{(dense.Reading.InTurns ? ", " + PredictKernels.Down : "")});",
        DenseForward dense => $"{dense.Layer}Forward({dense.X}, {(dense.Active is { } active ? active + ", " : "")}{dense.W}, {dense.Y}, rows);",
        DenseInputGradient dense => $"{dense.Layer}InputGradient({dense.DY}, {dense.W}, {dense.WT}, {(dense.A is { } a ? a + ", " : "")}{dense.DX}, rows);",
        DenseWeightGradient dense => $$"""
            if (pass.IsTrained({{OffsetOf(dense.DW)}}, {{PanelsOf(dense.DW).Length}}))
            {
                {{dense.Layer}}Gradients(pass, {{dense.X}}, {{dense.DY}}{{(dense.Mask is { } mask ? ", " + mask : "")}});
            }
            """,
        StandardizeUnfolded(var y, var x, _, var layer) => $"Sys::ReadOnlySpan<float> {y} = folded.Unfolded({layer}).Standardize({x}, {MemoryOf((RowBuffer)places[y])});",
        FindActiveInputs(var active, var x, var tileRows) => $"NG::ActiveInputs.Find({x}, {x.Columns}, {Pitch(x)}, rows, {tileRows}, {ActiveInputs.MostOf(x.Columns)}, {active});",
        MaskWeights(var masked, var mask, var w, var rate, var layer) => $$"""
            {
                (int first, int end) = pass.Share({{PanelsOf(w).Count}});
                NG::Panels.Mask(pass.RandomOfStep(NG::CounterRandom.Purpose.DropConnect, {{layer}}), {{Literals.Float(rate)}}, {{w}}, {{Shape(w)}}, {{mask}}, {{masked}}, first, end);
            }
            """,
        Apply(var y, var x, var f) when Pitch(x) != Pitch(y) => EachRow($"NG::ElementwisePass.Apply<NG::{f.Name}Activation>({Row(x)}, {Row(y)}, {Literals.Float(f.Parameter)});"),
        Apply(var y, var x, var f) => $"NG::ElementwisePass.Apply<NG::{f.Name}Activation>({x}, {y}, {Literals.Float(f.Parameter)});",
        ApplyBackward(var dx, var dy, var x, var y, var f) =>
            $"NG::ElementwisePass.Backward<NG::{f.Name}Activation>({dy}, {(f.DerivativeNeedsInput ? x : y)}, {y}, {dx}, {Literals.Float(f.Parameter)});",
        SlopedRelu(var y, var x, { Role: BufferRole.Parameter } slope) => $"NG::ElementwisePass.Apply<NG::LeakyReluActivation>({x}, {y}, {slope}[0]);",
        SlopedReluBackward(var dx, var dy, var x, { Role: BufferRole.Parameter } slope) => $"NG::ElementwisePass.Backward<NG::LeakyReluActivation>({dy}, {x}, {x}, {dx}, {slope}[0]);",
        SlopedRelu(var y, var x, var slopes) => $"NG::ElementwisePass.SlopedRelu({x}, {slopes}, {y});",
        SlopedReluBackward(var dx, var dy, var x, var slopes) => $"NG::ElementwisePass.SlopedReluBackward({dy}, {x}, {slopes}, {dx});",
        SlopeGradient(var ds, var dy, var x) => $$"""
            if (pass.IsFirstWorker)
            {
                Sys::Span<float> {{ds}} = pass.OpenGradient({{OffsetOf(ds)}}, {{PanelsOf(ds).Length}});
                {{ds}}.Clear(); // padding stays zero
                {{ds}}[0] = (float)NG::ElementwisePass.LearnedReluSlopeGradient({{dy}}, {{x}});
                pass.CloseGradient({{OffsetOf(ds)}}, {{ds}}, isWeight: false);
            }
            """,
        Multiply(var y, var a, var b) => $"NG::ElementwisePass.Multiply({a}, {b}, {y});",
        DrawMask(var m, var rate, var layer) => EachRow($"NG::ElementwisePass.DropoutMask(pass.RandomOfRow(NG::CounterRandom.Purpose.Dropout, {layer}, n), {Literals.Float(rate)}, {Row(m)});"),
        DrawSlopes(var s, var lower, var upper, var layer) => EachRow(
            $"NG::ElementwisePass.RandomSlopes(pass.RandomOfRow(NG::CounterRandom.Purpose.RandomSlope, {layer}, n), {Literals.Float(lower)}, {Literals.Float(upper)}, {Row(s)});"),
        Scale(var y, var x, var mean, var divisor) => EachRow($"NG::ElementwisePass.Scale({Row(x)}, {mean}, {divisor}, {Row(y)});"),
        BatchMoments(var mean, var variance, var x, var runningMean, var runningVariance) => OverAllRows(x.Columns, $$"""
            if (pass.MeasuresBatch)
            {
                NG::BatchNormalization.Measure({{AllRows(x)}}, {{Pitch(x)}}, pass.BatchRows, first, end, {{mean}}, {{variance}});
            }
            else
            {
                {{runningMean}}[first..end].CopyTo({{mean}}[first..]);
                {{runningVariance}}[first..end].CopyTo({{variance}}[first..]);
            }
            """),
        Normalize(var y, var x, var mean, var variance, var gamma, var beta, var epsilon) =>
            $"NG::BatchNormalization.Apply({x}, {Pitch(x)}, {Rows}, {x.Columns}, {mean}, {variance}, {Literals.Float(epsilon)}, {gamma}, {beta}, {y});",
        NormalizeGradients(var dgamma, var dbeta, var dy, var x, var mean, var variance, var epsilon) => OverAllRows(
            x.Columns,
            $"NG::BatchNormalization.Gradients({AllRows(dy)}, {AllRows(x)}, {Pitch(x)}, pass.BatchRows, first, end, {mean}, {variance}, {Literals.Float(epsilon)}, {dgamma}, {dbeta});"),
        NormalizeBackward(var dx, var dy, var x, var mean, var variance, var gamma, var dgamma, var dbeta, var epsilon) =>
            $"NG::BatchNormalization.Backward({dy}, {x}, {Pitch(x)}, rows, {x.Columns}, {mean}, {variance}, {Literals.Float(epsilon)}, {gamma}, {dgamma}, {dbeta}, pass.BatchRows, {dx});",
        HandOver(var gradient, var parameter) => $"pass.HandOver({OffsetOf(parameter)}, {gradient});",
        TrackMean(var running, var mean, var momentum) => $"pass.TrackMean({StatisticOffset(running)}, {mean}[..{mean.Columns}], {Literals.Float(momentum)});",
        TrackVariance(var running, var variance, var momentum) => $"pass.TrackVariance({StatisticOffset(running)}, {variance}[..{variance.Columns}], {Literals.Float(momentum)});",
        Softmax(var y, var x) when kind == PhaseKind.Predict => $"NG::Softmax.ApplyToSample({x}, {y});",
        Softmax(var y, var x) => $"NG::Softmax.Apply({x}, {Pitch(x)}, {y}, 0, {Rows}, {y.Columns});",
        SoftmaxBackward(var dx, var dy, var y) => $"NG::Softmax.Backward({dy}, {y}, {dx}, {Pitch(dx)}, 0, {Rows}, {y.Columns});",
        SoftmaxCrossEntropy(var y, var l, var z, var t) => $"NG::SoftmaxCrossEntropy.Forward({z}, {Pitch(z)}, {t}, {y}, {l}, 0, {Rows}, {y.Columns});",
        SigmoidCrossEntropy(var y, var l, var z, var t) => $"NG::SigmoidCrossEntropy.Forward({z}, {Pitch(z)}, {t}, {y}, {l}, 0, {Rows}, {y.Columns});",
        SquaredError(var y, var l, var z, var t) => $"NG::SquaredError.Forward({z}, {Pitch(z)}, {t}, {y}, {l}, 0, {Rows}, {y.Columns});",
        OutputMinusTarget(var dz, var y, var t, var numerator, var denominator) =>
            $"NG::OutputMinusTarget.Backward({y}, {t}, pass.RowWeights, {dz}, {Pitch(dz)}, {numerator}f / {(denominator == 1 ? "pass.BatchRows" : $"(pass.BatchRows * {denominator}f)")}, 0, {Rows}, {y.Columns});",
        PadRows(var y, var x) => EachRow($"{Row(x)}.CopyTo({Row(y)});"),
        CopyRows(var y, var x) when Pitch(x) == Pitch(y) => $"{x}.CopyTo({y});",
        CopyRows(var y, var x) => EachRow($"{Row(x)}.CopyTo({Row(y)});"),
        _ => throw new NotSupportedException(op.GetType().Name),
    };

    /// <summary>Each worker takes some of the units, over the rows of all workers: they must be there before, and what is computed of them after.</summary>
    private static string OverAllRows(int units, string statement) => $$"""
        pass.Meet();
        {
            (int first, int end) = pass.ShareOfUnits({{units}});
            {{statement.Replace("\n", "\n    ")}}
        }

        pass.Meet();
        """;

    /// <summary>A value of all rows of the mini-batch, where a phase is divided by rows.</summary>
    private string AllRows(Buffer buffer) => places[buffer] switch
    {
        InPlace inPlace => AllRows(inPlace.Of),
        RowBuffer row => $"pass.BatchBuffer({row.Offset}, {row.Pitch})",
        _ => "pass.BatchInputs",
    };

    private string EachRow(string statement) => kind == PhaseKind.Predict
        ? statement
        : $$"""
        for (int n = 0; n < rows; n++)
        {
            {{statement}}
        }
        """;

    private string Row(Buffer buffer) => kind != PhaseKind.Predict
        ? $"{buffer}.Slice(n * {Pitch(buffer)}, {buffer.Columns})"
        : Pitch(buffer) == buffer.Columns ? buffer.Name : $"{buffer}[..{buffer.Columns}]";

    private int Pitch(Buffer buffer) => places.PitchOf(buffer);

    private PanelLayout PanelsOf(Buffer buffer) => ((Packed)places[buffer]).Panels;

    private int OffsetOf(Buffer buffer) => ((Packed)places[buffer]).Offset;

    private int StatisticOffset(Buffer buffer) => ((Statistic)places[buffer]).Offset;

    private string Shape(Buffer buffer)
    {
        PanelLayout panels = PanelsOf(buffer);
        return $"new NG::PanelShape({panels.Units}, {panels.Inputs}, {panels.Width}, {(panels.HasBias ? "true" : "false")})";
    }
}
