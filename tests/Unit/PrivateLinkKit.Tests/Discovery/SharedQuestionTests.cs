using PrivateLinkKit.Discovery;

namespace PrivateLinkKit.Tests.Discovery;

public class SharedQuestionTests
{
    private readonly List<IReadOnlyList<string>> _asked = [];
    private readonly TaskCompletionSource _firstAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task OfAsync_ManyWhileOneIsUnderWay_ShareTheNextOne()
    {
        var question = new SharedQuestion<string>(200, AskAsync);
        var answers = new List<Task<IReadOnlyList<string>>> { question.OfAsync("first") };
        await _firstAsked.Task;
        answers.AddRange(Enumerable.Range(0, 199).Select(key => question.OfAsync($"{key}")));
        _gate.SetResult();

        Assert.All(await Task.WhenAll(answers), found => Assert.Single(found));
        Assert.Equal([1, 199], _asked.Select(keys => keys.Count));
    }

    [Fact]
    public async Task OfAsync_MoreThanAQuestionHolds_Divided()
    {
        var question = new SharedQuestion<string>(10, AskAsync);
        var first = question.OfAsync("first");
        await _firstAsked.Task;
        var answers = Enumerable.Range(0, 25).Select(key => question.OfAsync($"{key}")).ToList();
        _gate.SetResult();

        await Task.WhenAll(answers);
        Assert.Equal([1, 10, 10, 5], _asked.Select(keys => keys.Count));
        Assert.Equal(["first"], await first);
    }

    [Fact]
    public async Task OfAsync_QuestionFails_FailsThoseThatShareIt()
    {
        var question = new SharedQuestion<string>(10, keys => keys.Contains("bad") ? throw new InvalidOperationException("No.") : AskAsync(keys));
        _gate.SetResult();

        await Assert.ThrowsAsync<InvalidOperationException>(() => question.OfAsync("bad"));
        Assert.Equal(["good"], await question.OfAsync("good"));
    }

    [Fact]
    public async Task OfAsync_OneOfManyKeysIsUnknown_OthersGoOnToShareTheirQuestions()
    {
        var question = new SharedQuestion<string>(200, RefuseGoneAsync, error => error is KeyNotFoundException);
        var first = question.OfAsync("first");
        await _firstAsked.Task;
        var answers = Enumerable.Range(0, 128).Select(key => question.OfAsync(key is 77 ? "gone" : $"{key}")).ToList();
        _gate.SetResult();

        Assert.Equal(127, (await Task.WhenAll(answers)).Count(found => found is [_]));
        Assert.Empty(await answers[77]);
        Assert.Equal(["first"], await first);
        Assert.Equal(1 + 1 + (2 * 7), _asked.Count);

        async Task<ILookup<string, string>> RefuseGoneAsync(IReadOnlyList<string> keys)
        {
            var found = await AskAsync(keys);
            return keys.Contains("gone") ? throw new KeyNotFoundException("One of them is unknown.") : found;
        }
    }

    private async Task<ILookup<string, string>> AskAsync(IReadOnlyList<string> keys)
    {
        _asked.Add(keys);
        _firstAsked.TrySetResult();
        await _gate.Task;
        return keys.ToLookup(key => key);
    }
}
