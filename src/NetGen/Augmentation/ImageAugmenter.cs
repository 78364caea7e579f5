namespace NetGen;

/// <summary>Augments images for one worker, one after the other. It holds the settings and the buffers.</summary>
internal sealed class ImageAugmenter
{
    private readonly ImageAugmentation _settings;
    private readonly ImageShape _shape;
    private readonly int _seed;
    private readonly PaddedPlane _source;
    private readonly ElasticField? _field;
    private readonly NoisePool? _noise;
    private readonly float[] _plane;

    public ImageAugmenter(ImageAugmentation settings, ImageShape shape, int seed)
    {
        _settings = settings;
        _shape = shape;
        _seed = seed;
        _source = new PaddedPlane(shape, settings.Fill);
        _field = settings.Elastic is { Alpha: > 0 } elastic ? new ElasticField(elastic, shape) : null;
        _noise = settings.Noise > 0 ? new NoisePool(settings.Noise, shape.Length, seed) : null;
        _plane = new float[shape.Channels > 1 ? shape.Height * shape.Width : 0];
    }

    /// <summary>Changes one image. The result is a pure function of the seed, the epoch and the row. It allocates nothing.</summary>
    /// <param name="image">The image.</param>
    /// <param name="destination">Receives the changed image.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="row">The image's row in the data set.</param>
    public void Apply(ReadOnlySpan<float> image, Span<float> destination, int epoch, int row)
    {
        if (_settings.MovesPixels)
        {
            Move(image, destination, epoch, row);
        }
        else
        {
            image.CopyTo(destination);
        }

        _noise?.AddTo(
            destination, _settings.NoiseOnBackground ? float.NaN : _settings.Fill, CounterRandom.For(_seed, CounterRandom.Purpose.PixelNoise, epoch, row));
    }

    private void Move(ReadOnlySpan<float> image, Span<float> destination, int epoch, int row)
    {
        var map = AffineMap.Draw(_settings, _shape, CounterRandom.For(_seed, CounterRandom.Purpose.AffineMap, epoch, row));
        _field?.Draw(CounterRandom.For(_seed, CounterRandom.Purpose.ElasticField, epoch, row));
        for (int channel = 0; channel < _shape.Channels; channel++)
        {
            _source.Load(image, channel);
            if (_shape.Channels == 1)
            {
                ImageWarp.Run(in map, _field, _source, destination);
                return;
            }

            ImageWarp.Run(in map, _field, _source, _plane);
            for (int pixel = 0; pixel < _plane.Length; pixel++)
            {
                destination[(pixel * _shape.Channels) + channel] = _plane[pixel];
            }
        }
    }
}
