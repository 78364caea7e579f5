using System.Reflection;
using NetGen.Reliability.Gradients.Networks;
using NetGen.Reliability.Gradients.Trials;

namespace NetGen.Reliability.Gradients;

/// <summary>Nothing that a declaration or a training may have is left out of the lists.</summary>
internal static class Coverage
{
    /// <summary>Options of a training that change no gradient of a step.</summary>
    private static readonly HashSet<string> s_otherOptions = new(StringComparer.Ordinal)
    {
        nameof(FitOptions.Name), nameof(FitOptions.Validation), nameof(FitOptions.Epochs), nameof(FitOptions.BatchSize), nameof(FitOptions.Seed),
        nameof(FitOptions.Threads), nameof(FitOptions.Shuffle), nameof(FitOptions.Shuffling), nameof(FitOptions.Augmentation), nameof(FitOptions.Optimizer),
        nameof(FitOptions.Schedule), nameof(FitOptions.Restarts), nameof(FitOptions.AverageWeights), nameof(FitOptions.Callbacks),
        nameof(FitOptions.ResumeFrom), nameof(FitOptions.RefitScaling), nameof(FitOptions.Progress), nameof(FitOptions.ReduceGradients),
        nameof(FitOptions.Collective), nameof(FitOptions.NormalizeOver),
    };

    /// <exception cref="BrokenPromiseException">Something is in no list.</exception>
    public static void Require()
    {
        string text = string.Concat(LayerTexts()) + "[NeuralNetwork(1)] [Standardize] [MinMaxScale] [Label] [From] [Add] [Concat] ";
        Lacks("attributes", typeof(NeuralNetworkAttribute).Assembly.GetExportedTypes()
            .Where(static type => type.IsSubclassOf(typeof(Attribute)) && type.Namespace == "NetGen" && !type.IsAbstract)
            .Select(static type => type.Name[..^nameof(Attribute).Length])
            .Where(name => !text.Contains($"[{name}", StringComparison.Ordinal)));
        Lacks("activations", Enum.GetValues<Activation>().Where(static one => EndForm.All.All(end => end.Last != one)
            || (one != Activation.Softmax && ActivationForm.All.All(form => form.Function != one))));
        Lacks("losses", Enum.GetValues<Loss>().Where(static one => EndForm.All.All(end => end.Loss != one)));
        Lacks("options of a training", typeof(FitOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(static property => property.Name)
            .Where(static name => !Regularizer.Covered.Contains(name) && !s_otherOptions.Contains(name)));
    }

    private static IEnumerable<string> LayerTexts() =>
        from layer in LayerForm.All
        let network = new DeclaredShape([.. new[] { 9, 8, 2 }.TakeLast(layer.Axes)])
        select Written(layer, network);

    private static string Written(LayerForm layer, DeclaredShape network)
    {
        layer.Add(network, 3, new ActivationForm(Activation.Tanh));
        return network.Text + " ";
    }

    private static void Lacks<T>(string what, IEnumerable<T> missing)
    {
        string list = string.Join(", ", missing);
        BrokenPromiseException.Unless(list.Length == 0, () => $"Expected all {what} in the lists of the check, but found none of {list}.");
    }
}
