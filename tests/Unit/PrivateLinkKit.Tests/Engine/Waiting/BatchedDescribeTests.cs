using System.Diagnostics;
using System.Net;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Throttling;
using PrivateLinkKit.Engine.Waiting;

namespace PrivateLinkKit.Tests.Engine.Waiting;

public class BatchedDescribeTests
{
    private readonly List<string> _calls = [];
    private readonly List<string?> _madeIn = [];
    private readonly TaskCompletionSource _firstBegan = new();
    private readonly TaskCompletionSource _firstMayEnd = new();
    private readonly JumpingTime _time = new();

    [Fact]
    public async Task FindAsync_AskedWhileACallIsUnderWay_ShareTheNextUpToItsSize()
    {
        var look = Look(ids => Task.FromResult(Found(ids)));

        var first = Ask(look, "a");
        await _firstBegan.Task;
        var others = Ask(look, "b", "c", "d", "b");
        _firstMayEnd.SetResult();

        Assert.Equal(["a", "b", "c", "d", "b"], (await Task.WhenAll([.. first, .. others])).Select(gateway => gateway!.NatGatewayId));
        Assert.Equal(["a", "b c d", "b"], _calls);
    }

    [Fact]
    public async Task FindAsync_AwsDoesNotKnowOne_AnswersNullForThatOne()
    {
        var look = Look(ids => Task.FromResult(Found(ids.Except(["c"]))));

        var asked = Ask(look, "a", "b", "c");
        _firstMayEnd.SetResult();

        Assert.Equal(["a", "b", null], (await Task.WhenAll(asked)).Select(gateway => gateway?.NatGatewayId));
    }

    [Fact]
    public async Task FindAsync_AwsRefusesTheCallForOneThatIsGone_OthersAreAskedForAlone()
    {
        var look = Look(ids => ids.Contains("c") ? throw Error("NatGatewayNotFound", HttpStatusCode.BadRequest) : Task.FromResult(Found(ids)));

        var asked = Ask(look, "a", "b", "c");
        _firstMayEnd.SetResult();

        Assert.Equal("b", (await asked[1])!.NatGatewayId);
        Assert.Equal("NatGatewayNotFound", (await Assert.ThrowsAsync<AmazonEC2Exception>(() => asked[2])).ErrorCode);
    }

    [Fact]
    public async Task FindAsync_CallFails_FailsAllCallersOfTheBatchOnly()
    {
        var look = Look(ids => ids.Contains("b") ? throw Error("UnauthorizedOperation", HttpStatusCode.Forbidden) : Task.FromResult(Found(ids)));

        var asked = Ask(look, "a", "b", "c");
        _firstMayEnd.SetResult();

        await Assert.ThrowsAsync<AmazonEC2Exception>(() => asked[1]);
        await Assert.ThrowsAsync<AmazonEC2Exception>(() => asked[2]);
        Assert.Equal("d", (await look.FindAsync("d", Calls(), default))!.NatGatewayId);
    }

    [Fact]
    public async Task FindAsync_WhoAskedFirstIsCancelled_OthersAreStillAnswered()
    {
        using var stop = new CancellationTokenSource();
        var look = Look(ids => Task.FromResult(Found(ids)));
        var first = look.FindAsync("a", Calls(), stop.Token);
        var second = look.FindAsync("b", Calls(), default);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _firstMayEnd.SetResult();

        Assert.Equal("b", (await second)!.NatGatewayId);
    }

    [Fact]
    public async Task FindAsync_AskedInManyActivities_CallsAreMadeInThoseOfWhoeverAskedFirst()
    {
        var look = Look(ids => ids.Contains("c") ? throw Error("NatGatewayNotFound", HttpStatusCode.BadRequest) : Task.FromResult(Found(ids)));

        var first = AskInAsync("one", look, "a");
        await _firstBegan.Task;
        Task<NatGateway?>[] others = [AskInAsync("two", look, "b"), AskInAsync("three", look, "c"), AskInAsync("four", look, "d"),
            AskInAsync("five", look, "e")];
        _firstMayEnd.SetResult();

        await Task.WhenAll([first, others[0], others[2], others[3]]);
        await Assert.ThrowsAsync<AmazonEC2Exception>(() => others[1]);
        Assert.Equal(["a one", "b c d two", "b two", "c three", "d four", "e five"], _calls.Zip(_madeIn, (ids, activity) => $"{ids} {activity}"));
    }

    [Fact]
    public async Task FindAsync_EdgeLacksTheCall_IsAskedInTheOtherWayFromThenOn()
    {
        _firstMayEnd.SetResult();
        var look = Look(
            _ => throw new AmazonEC2Exception("<html>", ErrorType.Unknown, "", "request-1", HttpStatusCode.InternalServerError),
            otherwise: ids => ids.Contains("gone") ? throw Error("NatGatewayNotFound", HttpStatusCode.BadRequest) : Task.FromResult(Found(ids)));

        Assert.Equal("a", (await Ask(look, "a")[0])!.NatGatewayId);
        Assert.Equal("NatGatewayNotFound", (await Assert.ThrowsAsync<AmazonEC2Exception>(() => Ask(look, "gone")[0])).ErrorCode);
        Assert.Equal(["a"], _calls);
    }

    private async Task<NatGateway?> AskInAsync(string activity, BatchedDescribe<DescribeNatGatewaysResponse, NatGateway> look, string id)
    {
        using var asking = new Activity(activity).Start();
        return await look.FindAsync(id, Calls(), default);
    }

    private BatchedDescribe<DescribeNatGatewaysResponse, NatGateway> Look(
        Func<List<string>, Task<DescribeNatGatewaysResponse>> answer, Func<List<string>, Task<DescribeNatGatewaysResponse>>? otherwise = null) => new(
        3,
        async (ids, _) =>
        {
            _calls.Add(string.Join(' ', ids));
            _madeIn.Add(Activity.Current?.OperationName);
            _firstBegan.TrySetResult();
            await _firstMayEnd.Task;
            return await answer(ids);
        },
        response => response.NatGateways,
        gateway => gateway.NatGatewayId,
        otherwise is null ? null : (ids, _) => otherwise(ids));

    private Task<NatGateway?>[] Ask(BatchedDescribe<DescribeNatGatewaysResponse, NatGateway> look, params string[] ids) =>
        [.. ids.Select(id => look.FindAsync(id, Calls(), default))];

    private AwsCalls Calls() => new(
        BuiltInModules.Set.Errors, new ServiceThrottlers(new AccountThrottlers("eu-west-1", isPublished: false, _time), BuiltInModules.Set.RatesOf),
        new SemaphoreSlim(4), new CallLog(), _time,
        TimeSpan.FromMinutes(1), NullLogger.Instance);

    private static DescribeNatGatewaysResponse Found(IEnumerable<string> ids) =>
        new() { NatGateways = [.. ids.Select(id => new NatGateway { NatGatewayId = id })] };

    private static AmazonEC2Exception Error(string code, HttpStatusCode status) => new("Refused.", ErrorType.Unknown, code, "request-1", status);
}
