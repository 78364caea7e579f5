namespace NetGen.Reliability.Interruptions.Training;

/// <summary>Made-up images whose class can be learned: a bright row.</summary>
internal static class Samples
{
    private const int Side = 12, Classes = 10;

    public static Dataset Images(int count, ulong seed)
    {
        var chance = new Chance(seed, nameof(Samples), 0);
        float[] pixels = new float[count * Side * Side];
        int[] labels = new int[count];
        for (int image = 0; image < count; image++)
        {
            labels[image] = chance.Below(Classes);
            Span<float> ofImage = pixels.AsSpan(image * Side * Side, Side * Side);
            for (int pixel = 0; pixel < ofImage.Length; pixel++)
            {
                ofImage[pixel] = (float)(chance.Unit() + (pixel / Side == labels[image] ? 0.5 : 0));
            }
        }

        return Dataset.FromLabels(pixels, Side * Side, labels, Classes);
    }
}
