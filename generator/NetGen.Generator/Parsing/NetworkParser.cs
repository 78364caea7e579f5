using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>Symbols -> model. Walks the attributes in order and asks the catalog what each means.</summary>
internal static class NetworkParser
{
    private static readonly string[] LossNames = ["MeanSquaredError", "CrossEntropy", "BinaryCrossEntropy"];

    /// <summary>Reads an annotated class. Never throws on account of what the user wrote.</summary>
    /// <param name="type">The annotated class.</param>
    /// <param name="compilation">Where it stands.</param>
    /// <param name="report">Told every problem of the layers; the analyzer passes a real one.</param>
    /// <param name="cancellation">Checked between layers.</param>
    public static ParsedNetwork Parse(INamedTypeSymbol type, Compilation compilation, Action<Problem> report, CancellationToken cancellation)
    {
        var refusals = new List<Refusal>();
        Declaration? declaration = DeclarationParser.Parse(type, compilation, problem => refusals.Add(Refusal.Of(problem)));

        bool isSound = !UnreadArguments.Report(type, compilation, problem => refusals.Add(Refusal.Of(problem)), cancellation);
        void Report(Problem problem)
        {
            isSound = false;
            report(problem);
        }

        AttributeData networkAttribute = type.GetAttributes().First(SymbolNames.IsNeuralNetwork);
        var network = new AttributeReader(networkAttribute);
        isSound &= network.IsComplete;
        Shape input = ReadInput(network, Report);
        CheckConstructors(type, Report, cancellation);
        var advice = new TrainingAdvice();
        List<Layer> layers = ReadLayers(type, network, input, advice, Report, ref isSound, cancellation);
        ChooseStarts(layers);
        LossKind loss = ReadLoss(network, layers, Report);

        if (isSound)
        {
            advice.Give(report);
        }

        Shape output = layers.Count > 0 ? layers[layers.Count - 1].Output : input;
        NetworkModel? model = isSound && declaration is not null ? new NetworkModel(declaration, input, Chain(layers), loss) : null;
        return new ParsedNetwork(declaration, model, input.Length, output.Length, refusals.ToEquatableArray());
    }

    private static Shape ReadInput(AttributeReader network, Action<Problem> report)
    {
        int[] dimensions = network.ConstructorInts();
        string[] names = dimensions.Length == 3 ? ["height", "width", "channels"] : ["inputSize"];
        for (int i = 0; i < dimensions.Length; i++)
        {
            if (dimensions[i] <= 0)
            {
                report(new Problem(LayerDiagnostics.InputSizeMustBePositive, network.LocationOf(names[i]), names[i], dimensions[i]));
                dimensions[i] = 1;
            }
        }

        if (dimensions.Aggregate(1L, static (product, dimension) => Math.Min(product * dimension, int.MaxValue)) > SizeLimit.Values)
        {
            report(new Problem(LayerDiagnostics.NetworkTooLarge, network.Location, "an input of " + string.Join(" x ", dimensions) + " values", SizeLimit.Values));
            return new Shape(1);
        }

        return dimensions.Length == 0 ? new Shape(1) : new Shape(dimensions);
    }

    private static List<Layer> ReadLayers(
        INamedTypeSymbol type, AttributeReader network, Shape input, TrainingAdvice advice, Action<Problem> report, ref bool isSound, CancellationToken cancellation)
    {
        var layers = new List<Layer>();
        bool anyAttribute = false;
        var size = new SizeLimit(input);
        foreach (AttributeData data in type.GetAttributes())
        {
            cancellation.ThrowIfCancellationRequested();
            var attribute = new AttributeReader(data);
            if (!SymbolNames.Is(data, attribute.Name + "Attribute") || !LayerCatalog.Readers.TryGetValue(attribute.Name, out LayerReader? read))
            {
                continue;
            }

            anyAttribute = true;
            if (attribute.DeclaringNode != network.DeclaringNode)
            {
                report(new Problem(DeclarationDiagnostics.LayersSpreadOverDeclarations, attribute.Location, type.Name));
            }

            if (!attribute.IsComplete)
            {
                isSound = false;
                continue;
            }

            Shape reaching = layers.Count > 0 ? layers[layers.Count - 1].Output : input;
            advice.Add(attribute);
            foreach (Layer layer in read(attribute, reaching, report))
            {
                CheckOrder(layers, layer, attribute, report);
                layers.Add(layer);
                size.Add(layer, attribute.Location, report);
                advice.Add(layer, attribute);
            }
        }

        if (!anyAttribute)
        {
            report(new Problem(DeclarationDiagnostics.NoLayers, network.Location, type.Name));
        }
        else if (layers.Count == 0)
        {
            // Only [Activate(Activation.Linear)] and refused layers: say so once, unless something was said already.
            if (isSound)
            {
                report(new Problem(DeclarationDiagnostics.NoLayers, network.Location, type.Name));
            }
        }
        else if (layers[layers.Count - 1] is Dropout)
        {
            report(new Problem(LayerDiagnostics.DropoutMustNotBeLast, LastLayerLocation(type)));
        }

        return layers;
    }

    /// <summary>A dense layer's activation may stand in an attribute of its own: <c>[Dense(n, a)]</c> and <c>[Dense(n)] [Activate(a)]</c> are the same network.</summary>
    private static void ChooseStarts(List<Layer> layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i] is Dense dense)
            {
                layers[i] = dense.StartingFor(layers.Skip(i + 1).TakeWhile(static next => !next.IsWeighted).FirstOrDefault(static next => next.IsActivation));
            }
        }
    }

    private static Location LastLayerLocation(INamedTypeSymbol type) =>
        new AttributeReader(type.GetAttributes().Last(static data => SymbolNames.Is(data, "DropoutAttribute"))).Location;

    private static void CheckOrder(List<Layer> before, Layer layer, AttributeReader attribute, Action<Problem> report)
    {
        if (layer is InputScaling && before.Count > 0)
        {
            report(new Problem(LayerDiagnostics.ScalingMustBeFirst, attribute.Location, attribute.Name));
        }

        if (before.LastOrDefault() is SoftmaxLayer)
        {
            report(new Problem(LayerDiagnostics.SoftmaxMustBeLast, attribute.Location, attribute.Name));
        }
    }

    /// <summary>The loss follows from the last layer, as negative log-likelihood does, unless the class names another that fits.</summary>
    private static LossKind ReadLoss(AttributeReader network, List<Layer> layers, Action<Problem> report)
    {
        string last = layers.LastOrDefault()?.Kind ?? "Linear";
        LossKind natural = last switch
        {
            "Softmax" => LossKind.CrossEntropy,
            "Sigmoid" => LossKind.BinaryCrossEntropy,
            _ => LossKind.MeanSquaredError,
        };
        if (network.NamedInt("Loss") is not { } given)
        {
            return natural;
        }

        if (given < 0 || given >= LossNames.Length)
        {
            report(new Problem(LayerDiagnostics.UnknownValue, network.LocationOf("Loss"), given, "Loss"));
            return natural;
        }

        var loss = (LossKind)given;
        if (layers.Count > 0 && loss != natural && loss != LossKind.MeanSquaredError)
        {
            string needed = loss == LossKind.CrossEntropy ? "Activation.Softmax" : "Activation.Sigmoid";
            report(new Problem(LayerDiagnostics.LossDoesNotFit, network.LocationOf("Loss"), "Loss." + LossNames[given], needed, last));
        }

        return loss;
    }

    /// <summary>The generated constructor makes the weights, so every constructor of the user's must come to it.</summary>
    private static void CheckConstructors(INamedTypeSymbol type, Action<Problem> report, CancellationToken cancellation)
    {
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            // The one with a seed is the generated one, which the analyzer sees too; a user's own would be refused with the declaration.
            bool isGenerated = constructor.Parameters.Length == 1 && constructor.Parameters[0].Type.SpecialType == SpecialType.System_Int32;
            if (!isGenerated
                && constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is ConstructorDeclarationSyntax syntax
                && !syntax.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer))
            {
                report(new Problem(DeclarationDiagnostics.ConstructorMustChain, syntax.Identifier.GetLocation(), type.Name));
            }
        }
    }

    private static EquatableArray<Node> Chain(List<Layer> layers) =>
        layers.Select(static (layer, index) => new Node(layer, new EquatableArray<int>([index - 1]))).ToEquatableArray();
}
