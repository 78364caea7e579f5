using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.ModelFiles;

namespace NetGen.Generator.Parsing;

/// <summary>Completes a parsed class with the files that it names: their layers, or the weights that it starts from.</summary>
internal static class ModelUses
{
    /// <summary>The class with its files; without a model if something does not fit.</summary>
    /// <param name="network">The class.</param>
    /// <param name="files">All model files of the project.</param>
    /// <param name="report">Receives every problem. The generator passes a delegate that does nothing, the analyzer one that reports.</param>
    public static ParsedNetwork Complete(ParsedNetwork network, IReadOnlyList<ModelFile> files, ArgumentReport report)
    {
        if (network.Use is not { } use)
        {
            return network;
        }

        bool isSound = true;
        NetworkModel? model = network.Model;
        if (use.Layers is { } layers)
        {
            ModelFile? file = Find(layers, files, isSafetensors: false, ModelUse.LayersArgument, Report);
            model = file is null ? null : FileNetwork.Of(network.Declaration ?? Declaration.OfName(network.Name), file, use.Loss, network.IsFrozen, Report);
        }

        if (use.Weights is { } weights && Find(weights, files, isSafetensors: true, ModelUse.WeightsArgument, Report) is { } tensors && model is not null)
        {
            if (WeightFit.Difference(model, tensors) is { } difference)
            {
                Report(ModelFileDiagnostics.WeightsDoNotFit, ModelUse.WeightsArgument, weights, network.Name, difference);
            }

            model = model with { Weights = tensors.Weights is null ? null : tensors.Weights with { Tensors = WeightFit.Places(model, tensors) } };
        }

        if (network.IsFrozen && use.Weights is null && model is { Weights: null } && model.Layers.Any(static layer => layer.Parameters > 0))
        {
            Report(ModelFileDiagnostics.FrozenNeedsWeights, "Frozen", network.Name);
        }

        return network with
        {
            Model = !isSound || model is null ? null
                : network.IsFrozen ? model with { IsFrozen = true, Weights = model.Weights ?? EmbeddedWeights.None }
                : model,
            InputSize = model?.Input.Length ?? network.InputSize,
            OutputSize = model?.Output.Length ?? network.OutputSize,
        };

        void Report(Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, string argument, params object[] arguments)
        {
            isSound = false;
            report(descriptor, argument, arguments);
        }
    }

    private static string OneLine(string text) => new([.. text.Select(static letter => char.IsControl(letter) ? ' ' : letter)]);

    /// <summary>The file with a name, if the project has it and it can be used.</summary>
    private static ModelFile? Find(string name, IReadOnlyList<ModelFile> files, bool isSafetensors, string argument, ArgumentReport report)
    {
        if (files.FirstOrDefault(candidate => string.Equals(candidate.Source, name, StringComparison.Ordinal)) is not { } file)
        {
            string known = files.Count == 0 ? "" : $" Its model files are {string.Join(", ", files.Select(static other => $"'{other.Source}'"))}.";
            report(ModelFileDiagnostics.FileIsNotNamed, argument, name, known);
            return null;
        }

        foreach (FileProblem problem in file.Problems)
        {
            if (problem.Id == ModelFileDiagnostics.FileIsDamaged.Id)
            {
                report(ModelFileDiagnostics.FileIsDamaged, argument, name, OneLine(problem.Message));
            }
            else
            {
                // The file chooses these names. A name with line breaks must not look like several lines of output.
                string place = problem.Operator.Length == 0 ? "the graph" : $"{OneLine(problem.Operator)} '{OneLine(problem.Node)}' (opset {problem.Opset})";
                report(ModelFileDiagnostics.OperatorIsDeclined, argument, name, place, OneLine(problem.Message));
            }
        }

        if (file.Problems.Count > 0)
        {
            return null;
        }

        if (file.IsSafetensors != isSafetensors)
        {
            string[] kinds = ["layers and weights (ONNX)", "only tensors (safetensors)"];
            report(ModelFileDiagnostics.WrongKindOfFile, argument, name, kinds[file.IsSafetensors ? 1 : 0], kinds[isSafetensors ? 1 : 0]);
            return null;
        }

        return file;
    }
}
