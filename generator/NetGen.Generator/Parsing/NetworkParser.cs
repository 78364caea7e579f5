using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>From symbols to a model: reads the attributes in order, and asks the catalog for the layers of each.</summary>
internal static class NetworkParser
{
    /// <summary>Reads an annotated class. Nothing that the user wrote makes it throw.</summary>
    /// <param name="type">The annotated class.</param>
    /// <param name="compilation">The compilation that it is part of.</param>
    /// <param name="report">Receives every problem of the layers. The generator passes a delegate that does nothing, the analyzer one that reports.</param>
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
        bool isFrozen = network.NamedBool("Frozen") ?? false;
        CheckConstructors(type, isFrozen, Report, cancellation);
        var use = ModelUse.Of(network);
        if (use?.Layers is not null)
        {
            RefuseLayers(type, use.Layers, Report);
            return new ParsedNetwork(type.Name, declaration, null, 1, 1, refusals.ToEquatableArray()) { Use = isSound ? use : null, IsFrozen = isFrozen };
        }

        if (isFrozen && use is null)
        {
            Report(new Problem(ModelFileDiagnostics.FrozenNeedsWeights, network.LocationOfArgument("Frozen"), type.Name));
        }

        Shape input = ReadInput(network, Report);
        var advice = new TrainingAdvice();
        NetworkGraph graph = ReadLayers(type, network, input, advice, Report, ref isSound, cancellation);
        graph.ChooseStarts();
        LossKind loss = LossChoice.Of(
            network.NamedInt(LossChoice.Argument),
            graph.Nodes.LastOrDefault()?.Layer,
            (descriptor, argument, arguments) => Report(new Problem(descriptor, network.LocationOf(argument), arguments)));

        if (isSound)
        {
            advice.Give(graph, report);
        }

        NetworkModel? model = isSound ? new NetworkModel(declaration ?? Declaration.OfName(type.Name), input, graph.Nodes.ToEquatableArray(), loss) : null;
        return new ParsedNetwork(type.Name, declaration, model, input.Length, graph.ShapeOf(graph.Here).Length, refusals.ToEquatableArray())
        {
            Use = model is null ? null : use,
            IsFrozen = isFrozen,
        };
    }

    /// <summary>Layers come from a file or from attributes.</summary>
    private static void RefuseLayers(INamedTypeSymbol type, string file, Action<Problem> report)
    {
        foreach (AttributeReader layer in LayerAttributes.Of(type))
        {
            report(new Problem(ModelFileDiagnostics.LayersAreGivenTwice, layer.Location, type.Name, file, layer.Name));
        }
    }

    private static Shape ReadInput(AttributeReader network, Action<Problem> report)
    {
        int[] dimensions = network.ConstructorInts();
        string[] names = dimensions.Length switch
        {
            3 => ["height", "width", "channels"],
            2 => ["length", "channels"],
            _ => ["inputSize"],
        };
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
            report(new Problem(
                LayerDiagnostics.NetworkTooLarge,
                network.Location,
                "an input of " + string.Join(" x ", dimensions.Select(static number => $"{number}")) + " values",
                $"{SizeLimit.Values} values"));
            return new Shape(1);
        }

        return dimensions.Length == 0 ? new Shape(1) : new Shape(dimensions);
    }

    private static NetworkGraph ReadLayers(
        INamedTypeSymbol type,
        AttributeReader network,
        Shape input,
        TrainingAdvice advice,
        Action<Problem> report,
        ref bool isSound,
        CancellationToken cancellation)
    {
        AttributeReader[] attributes = [.. LayerAttributes.Of(type)];
        var graph = new NetworkGraph(input);
        var labels = new Labels(graph, LayerAttributes.LabelsIn(attributes), report);
        var size = new SizeLimit(input);
        foreach (AttributeReader attribute in attributes)
        {
            cancellation.ThrowIfCancellationRequested();
            if (attribute.DeclaringNode != network.DeclaringNode)
            {
                report(new Problem(DeclarationDiagnostics.LayersSpreadOverDeclarations, attribute.Location, type.Name));
            }

            if (!attribute.IsComplete)
            {
                isSound = false;
                continue;
            }

            int first = graph.Nodes.Count;
            advice.Add(attribute);
            if (LayerCatalog.Readers.TryGetValue(attribute.Name, out LayerReader? read))
            {
                if (attribute.Name == "Dense" && graph.ComesThroughWindow(graph.Here))
                {
                    graph.Append(new Flatten(graph.ShapeOf(graph.Here)), attribute);
                }

                foreach (Layer layer in read(attribute, graph.ShapeOf(graph.Here), report))
                {
                    graph.Append(layer, attribute);
                }
            }
            else
            {
                labels.Read(attribute);
            }

            for (int node = first; node < graph.Nodes.Count; node++)
            {
                CheckOrder(graph, node, report);
                size.Add(graph.Nodes[node].Layer, (what, most) => report(new Problem(LayerDiagnostics.NetworkTooLarge, attribute.Location, what, most)));
            }

            if (size.HasTooManyValues)
            {
                return graph;
            }
        }

        if (graph.Nodes.Count == 0)
        {
            // There are only [Activate(Activation.Linear)] and refused layers. That is reported once, unless another problem was.
            if (attributes.Length == 0 || isSound)
            {
                report(new Problem(DeclarationDiagnostics.NoLayers, network.Location, type.Name));
            }

            return graph;
        }

        labels.Check();
        advice.Add(labels);
        if (graph.Nodes[graph.Last].Layer is Dropout)
        {
            report(new Problem(LayerDiagnostics.DropoutMustNotBeLast, graph.AttributeOf(graph.Last).Location));
        }

        return graph;
    }

    private static void CheckOrder(NetworkGraph graph, int node, Action<Problem> report)
    {
        AttributeReader attribute = graph.AttributeOf(node);
        if (graph.Nodes[node].Layer is InputScalingLayer && node > 0)
        {
            report(new Problem(LayerDiagnostics.ScalingMustBeFirst, attribute.Location, attribute.Name));
        }

        if (graph.Nodes[node].Inputs.Any(input => input != Node.Input && graph.Nodes[input].Layer is SoftmaxLayer))
        {
            report(new Problem(LayerDiagnostics.SoftmaxMustBeLast, attribute.Location, attribute.Name));
        }
    }

    /// <summary>The generated constructor makes the weights, so every constructor of the user must call it in the end.</summary>
    private static void CheckConstructors(INamedTypeSymbol type, bool isFrozen, Action<Problem> report, CancellationToken cancellation)
    {
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            // The constructor with a seed, or without arguments in a frozen class, is the generated one, which the analyzer sees too. If the user declares it,
            // the declaration is refused.
            bool isGenerated = isFrozen
                ? constructor.Parameters.IsEmpty
                : constructor.Parameters.Length == 1 && constructor.Parameters[0].Type.SpecialType == SpecialType.System_Int32;
            if (!isGenerated
                && constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is ConstructorDeclarationSyntax syntax
                && !syntax.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer))
            {
                report(new Problem(DeclarationDiagnostics.ConstructorMustChain, syntax.Identifier.GetLocation(), type.Name));
            }
        }
    }
}
