using NetGen;

// This program trains a network that classifies the rows of a table. What to change:
//   FlowerTable.cs   the data: put your own table in its place
//   FlowerNet.cs     the network: an attribute for each layer
//   here             how it is trained: epochs, learning rate, what happens after each epoch

// 1. Data: one part to train with, one to watch the training, and one to test with that the training never sees.
(Dataset rest, Dataset test) = FlowerTable.Draw(rowsOfEach: 100, seed: 1).Split(0.8, seed: 1, stratify: true);
(Dataset train, Dataset validation) = rest.Split(0.8, seed: 2, stratify: true);

// 2. Training. The same seed gives the same network, bit for bit.
var net = new FlowerNet(seed: 1);
Console.WriteLine(net.Summary());
History history = net.Fit(train, new FitOptions
{
    Validation = validation,
    Epochs = 60,
    BatchSize = 16,
    Optimizer = new Adam(learningRate: 0.01f),
    Callbacks =
    [
        new LambdaCallback(onEpochEnd: static (_, epoch) => Console.WriteLine(epoch)),
        new EarlyStopping(patience: 10),     // stops when the validation loss no longer falls, and keeps the best weights
    ],
});

// 3. Evaluation.
Evaluation result = net.Evaluate(test);
Console.WriteLine();
Console.WriteLine(result.ConfusionMatrix);
Console.WriteLine($"test accuracy {result.Accuracy:P1}");

// 4. Saving, and loading as another program would.
net.Save("flowers.safetensors");
FlowerNet loaded = FlowerNet.Load("flowers.safetensors");
float[] probabilities = loaded.Predict([5.9f, 2.8f, 4.3f, 1.3f]);
int species = loaded.Classify([5.9f, 2.8f, 4.3f, 1.3f]);
Console.WriteLine($"a flower of 5.9, 2.8, 4.3 and 1.3 cm is read as {FlowerTable.Species[species]} (probability {probabilities[species]:P1})");

// 5. The training as a page: curves, mistakes, weights.
history.SaveReport("report.html");
Console.WriteLine("written: flowers.safetensors, report.html");
