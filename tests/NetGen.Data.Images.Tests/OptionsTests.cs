namespace NetGen.Imaging.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Sizes_AreChecked()
    {
        Should.Throw<ArgumentOutOfRangeException>(static () => new ImageOptions(0, 28)).Message
            .ShouldStartWith("Expected at least 1, but found 0. (Parameter 'height')");
        Should.Throw<ArgumentOutOfRangeException>(static () => new ImageOptions(28, -1)).Message
            .ShouldStartWith("Expected at least 1, but found -1. (Parameter 'width')");
        Should.Throw<ArgumentOutOfRangeException>(static () => new ImageOptions(28, 28, 4)).Message
            .ShouldStartWith("Expected 1 channel (grey) or 3 (red, green, blue), but found 4.");
        Should.Throw<ArgumentOutOfRangeException>(static () => new ImageOptions(30_000, 30_000, 3)).Message
            .ShouldStartWith($"Expected an image of at most {Array.MaxLength} values, but found 30000x30000x3.");
        new ImageOptions(2, 3, 3).Length.ShouldBe(18);
    }

    [Fact]
    public void Values_AreChecked()
    {
        var options = new ImageOptions(1, 1);
        Should.Throw<ArgumentOutOfRangeException>(() => options with { PadValue = 1.5f }).Message
            .ShouldStartWith("Expected a value from 0 to 1, but found 1.5. (Parameter 'PadValue')");
        Should.Throw<ArgumentOutOfRangeException>(() => options with { Background = float.NaN }).Message
            .ShouldStartWith("Expected a value from 0 to 1, but found NaN.");
        Should.Throw<ArgumentOutOfRangeException>(() => options with { MaxPixels = 0 }).Message
            .ShouldStartWith("Expected at least 1, but found 0. (Parameter 'MaxPixels')");
        Should.Throw<ArgumentOutOfRangeException>(() => options with { Threads = 0 }).Message
            .ShouldStartWith("Expected at least 1, but found 0. (Parameter 'Threads')");
        Should.Throw<ArgumentOutOfRangeException>(() => options with { Fit = (ImageFit)9 });
        Should.Throw<ArgumentOutOfRangeException>(() => options with { Damaged = (DamagedImages)9 });
    }
}
