using Frozen.Serve;
using Microsoft.AspNetCore.Mvc;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, Answers.Default));
WebApplication app = builder.Build();

// One instance serves all requests. Made here, so that weights that cannot be read end the program before it listens.
var reader = new DigitReader();

// POST /predict with the 784 pixels of a picture, row after row, from 0 (paper) to 1 (ink), as a JSON array.
app.MapPost("/predict", ([FromBody] float[] pixels) =>
{
    if (pixels.Length != DigitReader.InputSize)
    {
        return Results.Text($"Expected {DigitReader.InputSize} pixels, but found {pixels.Length}.", statusCode: StatusCodes.Status400BadRequest);
    }

    if (Array.FindIndex(pixels, static pixel => pixel is not (>= 0 and <= 1)) is >= 0 and var wrong)
    {
        return Results.Text($"Expected pixels from 0 to 1, but found {pixels[wrong]} at position {wrong}.", statusCode: StatusCodes.Status400BadRequest);
    }

    float[] probabilities = reader.Predict(pixels);
    return Results.Ok(new Answer(reader.Classify(pixels), probabilities));
});

await app.RunAsync();
