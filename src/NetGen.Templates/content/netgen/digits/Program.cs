using NetGen;

// This program trains a network that reads digits. What to change:
//   DrawnDigits.cs   the data: put your own images in its place
//   DigitNet.cs      the network: an attribute for each layer
//   here             how it is trained: epochs, learning rate, what happens after each epoch

// 1. Data: one part to train with, one to watch the training, and one to test with that the training never sees.
Dataset train = DrawnDigits.Draw(count: 4000, seed: 1);
Dataset validation = DrawnDigits.Draw(count: 1000, seed: 2);
Dataset test = DrawnDigits.Draw(count: 1000, seed: 3);

// 2. Training. The same seed gives the same network, bit for bit.
var net = new DigitNet(seed: 1);
Console.WriteLine(net.Summary());
History history = net.Fit(train, new FitOptions
{
    Validation = validation,
    Epochs = 10,
    BatchSize = 32,
    Optimizer = new Adam(learningRate: 0.002f),
    Callbacks =
    [
        new LambdaCallback(onEpochEnd: static (_, epoch) => Console.WriteLine(epoch)),
        new EarlyStopping(patience: 3),      // stops when the validation loss no longer falls, and keeps the best weights
    ],
});

// 3. Evaluation.
Evaluation result = net.Evaluate(test);
Console.WriteLine();
Console.WriteLine(result.ConfusionMatrix);
Console.WriteLine($"test accuracy {result.Accuracy:P1}");

// 4. Saving, and loading as another program would.
net.Save("digits.safetensors");
DigitNet loaded = DigitNet.Load("digits.safetensors");
float[] probabilities = loaded.Predict(test.FeaturesOf(0));
int digit = loaded.Classify(test.FeaturesOf(0));
Console.WriteLine($"the first test image is read as {digit} (probability {probabilities[digit]:P1}) and is {test.TargetsOf(0).IndexOf(1f)}");

// 5. The training as a page: curves, mistakes, filters.
history.SaveReport("report.html");
Console.WriteLine("written: digits.safetensors, report.html");
