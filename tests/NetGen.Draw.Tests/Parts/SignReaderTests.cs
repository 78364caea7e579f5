using Draw.Networks;
using Draw.Seeing;

namespace NetGen.Draw.Tests.Parts;

/// <summary>The network in three parts.</summary>
public sealed class SignReaderTests
{
    [Fact]
    public void Parts_AnswerAsTheWhole()
    {
        var whole = new DigitNet(seed: 3);
        var reader = new SignReader(whole);
        float[] picture = new float[Eye.Pixels];
        for (int digit = 0; digit < 10; digit++)
        {
            new DrawnDigits(seed: 1).Paint(digit, picture);

            reader.Read(picture);

            float[] expected = whole.Predict(picture);
            reader.Probabilities[..10].Select((p, i) => Math.Abs(p - expected[i])).Max().ShouldBeLessThan(1e-5f);
            reader.Probabilities[10..].Max().ShouldBeLessThan(1e-6f);
        }
    }

    [Fact]
    public void Signs_AreTakenUntilTheirOutputsAreUsedUp()
    {
        var reader = new SignReader(new DigitNet(seed: 3));
        for (int sign = 10; sign < 16; sign++)
        {
            reader.HasRoom.ShouldBeTrue();
            reader.Add($"sign {sign}", Decisions.WithRoomFor(sign, reader.Decision));
        }

        reader.HasRoom.ShouldBeFalse();
        reader.Names[^1].ShouldBe("sign 15");
    }
}
