using System.Runtime.CompilerServices;

namespace NetGen.Imaging.Tests.Page;

[NeuralNetwork(32, 32, 3)]
[Dense(32, Activation.Relu)]
[Dense(2, Activation.Softmax)]
public partial class FlowerNet;

/// <summary>The examples of docs/images.md, word for word: each code block there must stand here, where it is compiled and run on made-up pictures.</summary>
public sealed class PageTests
{
    [Fact]
    public void Flowers_AreLearned()
    {
        Draw("flowers", 40);
        Draw("flowers-test", 10);

        var options = new ImageOptions(32, 32, channels: 3) { Fit = ImageFit.CenterCrop };
        ImageSet flowers = Images.Load("flowers", options);
        Console.WriteLine(string.Join(", ", flowers.Classes));   // daisy, tulip

        var (train, validation) = flowers.Data.Split(0.8, seed: 1, stratify: true);
        var net = new FlowerNet(seed: 1);
        History history = net.Fit(train, new FitOptions { Validation = validation, Epochs = 10, BatchSize = 8 });
        history.SaveReport("flowers.html", new ReportOptions { ClassNames = flowers.Classes });

        ImageSet test = Images.Load("flowers-test", options with { Classes = flowers.Classes });
        Console.WriteLine(net.Evaluate(test.Data).Accuracy);

        File.Copy(Path.Combine("flowers", "tulip", "3.jpg"), "garden.jpg", overwrite: true);
        float[] input = new float[FlowerNet.InputSize];
        Images.Read("garden.jpg", options, input);
        Console.WriteLine(flowers.Classes[net.Classify(input)]);

        flowers.Classes.ShouldBe(["daisy", "tulip"]);
        net.Evaluate(test.Data).Accuracy.ShouldBe(1);
        flowers.Classes[net.Classify(input)].ShouldBe("tulip");
    }

    [Fact]
    public void DamagedFiles_AndLists_AreRead()
    {
        Draw("scraped", 6);
        var options = new ImageOptions(32, 32, channels: 3);
        string broken = Path.Combine("scraped", "tulip", "1.jpg");
        byte[] whole = File.ReadAllBytes(broken);
        File.WriteAllBytes(broken, whole[..^10]);
        NetGenFormatException error = Should.Throw<NetGenFormatException>(() => Images.Load("scraped", options));

        ImageSet scraped = Images.Load("scraped", options with { Damaged = DamagedImages.LeaveOut });
        foreach (LeftOutImage image in scraped.LeftOut)
        {
            Console.WriteLine(image.Reason);
        }

        scraped.LeftOut.ShouldBe([new LeftOutImage(broken, error.Message)]);
        error.Message.ShouldBe(
            $"{broken}: expected a JPEG up to its end (FF D9), but found the end of the file after {whole.Length - 10} bytes, so it is cut off.");
        Page().ShouldContain(error.Message.Replace('\\', '/'));
        File.WriteAllLines("labels.csv", [$"{Path.Combine("scraped", "daisy", "0.png")},flower", $"{Path.Combine("scraped", "tulip", "3.jpg")},other"]);

        var rows = File.ReadLines("labels.csv").Select(line => line.Split(',')).Select(cells => (cells[0], cells[1]));
        ImageSet listed = Images.Load(rows, options);

        listed.Classes.ShouldBe(["flower", "other"]);
    }

    [Fact]
    public void EveryCodeBlock_StandsInThisFile()
    {
        string own = Normalized(File.ReadAllText(ThisFile()));
        string[] blocks = Normalized(Page()).Split("```csharp\n")[1..];
        blocks.Length.ShouldBeGreaterThanOrEqualTo(6);
        foreach (string block in blocks.Select(static text => text[..text.IndexOf("```", StringComparison.Ordinal)]))
        {
            own.ShouldContain(block, Case.Sensitive);
        }
    }

    /// <summary>Daisies are bright below and tulips above; half of each are JPEG files.</summary>
    private static void Draw(string folder, int count)
    {
        foreach (string name in new[] { "daisy", "tulip" })
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            for (int i = 0; i < count; i++)
            {
                byte[] blocks = [.. Enumerable.Range(0, 48).Select(block => (byte)((block < 24) == (name == "tulip") ? 200 + (i % 40) : 20 + (block % 7)))];
                byte[] file = i % 2 == 0 ? PngFile.Of(6, 8, 1, blocks) : JpegFile.Grey(48, 64, blocks);
                File.WriteAllBytes(Path.Combine(folder, name, i % 2 == 0 ? $"{i}.png" : $"{i}.jpg"), file);
            }
        }
    }

    private static string Page() => File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../docs/images.md"));

    /// <summary>Examples on the page are not indented, and here they are.</summary>
    private static string Normalized(string text) => string.Join('\n', text.Split('\n').Select(static line => line.Trim()));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
