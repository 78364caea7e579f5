using NetGen.Generator.Emission;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.ModelFiles;
using NetGen.Generator.Parsing;

namespace NetGen.Reliability.Models.Texts;

/// <summary>A text with damaged lines gives the class a diagnostic, or a network that the generator can write, and never an exception.</summary>
internal sealed class TextCheck : Check
{
    /// <summary>One of so many networks is lowered and written.</summary>
    private const int Written = 40;

    /// <summary>Larger networks are not written, because that takes long, whatever is in them.</summary>
    private const int LargestWritten = 1 << 16;

    private readonly TextMutants _mutants = new();

    private long _sound, _written, _refused;

    public override string Name => "models/text";

    public override long Small => 100_000;

    public override long Large => 1_000_000;

    public override void Try(Case one)
    {
        string text = _mutants.Of(one.Chance);
        NetworkModel? model = Read(text);
        if (model is null)
        {
            Interlocked.Increment(ref _refused);
        }
        else
        {
            Interlocked.Increment(ref _sound);
            if (one.Chance.Below(Written) == 0 && model.Layers.All(static layer => layer.Output.Length < LargestWritten && layer.Parameters < LargestWritten))
            {
                Interlocked.Increment(ref _written);
                Write(model, text);
            }
        }
    }

    public override string Finish(long tried)
    {
        BrokenPromiseException.Unless(tried < FewestForShares || (_sound > tried / 20 && _refused > tried / 20),
            () => $"Expected more than 5 % of each, but found {_sound} networks and {_refused} refusals in {tried} texts.");
        return string.Create(CultureInfo.InvariantCulture, $"{100.0 * _refused / tried:N0} % refused, {_written:N0} networks written");
    }

    private static NetworkModel? Read(string text)
    {
        List<string> reported = [];
        var use = new ModelUse("Models/net.onnx", null, null);
        var network = new ParsedNetwork("Net", Declaration.OfName("Net"), null, 1, 1, EquatableArray<Refusal>.Empty) { Use = use, IsFrozen = true };
        ParsedNetwork completed = ModelUses.Complete(network, [ModelFileReader.Read(text)], (descriptor, _, _) => reported.Add(descriptor.Id));
        BrokenPromiseException.Unless(completed.Model is not null || reported.Count > 0,
            () => $"Expected a network or a diagnostic, but found none for\n{text}");
        BrokenPromiseException.Unless(reported.All(static id => id.StartsWith("NETGEN", StringComparison.Ordinal)), () => string.Join(", ", reported));
        return completed.Model;
    }

    private static void Write(NetworkModel model, string text)
    {
        try
        {
            foreach (GeneratedFile file in NetworkEmitter.Emit(NetworkLowering.Lower(model)))
            {
                BrokenPromiseException.Unless(file.Source.Length > 0, () => $"Expected a source, but found none for\n{text}");
            }
        }
        catch (Exception error) when (error is not BrokenPromiseException)
        {
            throw new BrokenPromiseException($"Expected a source for the text, but found {error}\n{text}");
        }
    }
}
