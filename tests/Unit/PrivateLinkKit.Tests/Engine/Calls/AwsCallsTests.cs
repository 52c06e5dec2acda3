using System.Net;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Throttling;

namespace PrivateLinkKit.Tests.Engine.Calls;

public class AwsCallsTests
{
    private readonly JumpingTime _time = new();
    private readonly CallLog _log = new();

    [Fact]
    public async Task OnceAsync_ThrottledForLong_GoesOnEverMoreSlowly()
    {
        var calls = 0;

        await Calls().OnceAsync(
            _ => ++calls <= 20 ? throw Error("RequestLimitExceeded", HttpStatusCode.ServiceUnavailable) : Task.FromResult(new CreateVpcResponse()), default);

        Assert.Equal(21, _log.Snapshot()["CreateVpc"]);
        Assert.True(_time.Pauses[0] < _time.Pauses[^1]);
        Assert.All(_time.Pauses, pause => Assert.InRange(pause, TimeSpan.Zero, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task OnceAsync_ServerError_IsNotRepeated()
    {
        await Assert.ThrowsAsync<LostAnswerException>(() => Calls()
            .OnceAsync<CreateVpcResponse>(_ => throw Error("InternalError", HttpStatusCode.InternalServerError), default));

        Assert.Equal(1, _log.Snapshot()["CreateVpc"]);
    }

    [Fact]
    public async Task RepeatAsync_ServerErrorThatStays_IsThrownInTheEnd()
    {
        await Assert.ThrowsAsync<AmazonEC2Exception>(() => Calls()
            .RepeatAsync<DescribeVpcsResponse>(_ => throw Error("InternalError", HttpStatusCode.InternalServerError), default));

        Assert.Equal(6, _log.Snapshot()["DescribeVpcs"]);
    }

    [Theory]
    [InlineData("InternalFailure", "API action for service 'ec2' not yet implemented", HttpStatusCode.NotImplemented)]
    [InlineData("", "<!doctype html>\n<html lang=en><title>500 Internal Server Error</title>", HttpStatusCode.InternalServerError)]
    public async Task RepeatAsync_EdgeLacksTheOperation_FailsAtOnceWithTheReason(string code, string message, HttpStatusCode status)
    {
        var error = await Assert.ThrowsAsync<OperationNotImplementedException>(
            () => Calls().RepeatAsync<DescribeVpcsResponse>(_ => throw new AmazonEC2Exception(message, ErrorType.Unknown, code, "request-1", status), default));

        Assert.Equal("DescribeVpcs", error.Operation);
        Assert.Empty(_time.Pauses);
    }

    [Fact]
    public async Task RepeatAsync_CreateNamesSomethingNotVisibleYet_IsRepeatedForAMinute()
    {
        await Assert.ThrowsAsync<AmazonEC2Exception>(() => Calls()
            .RepeatAsync<CreateSubnetResponse>(_ => throw Error("InvalidVpcID.NotFound", HttpStatusCode.BadRequest), default));

        Assert.InRange(_time.Passed, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1.5));
    }

    [Theory]
    [InlineData("InvalidVpcID.NotFound")]
    [InlineData("UnauthorizedOperation")]
    public async Task RepeatAsync_ReadRefused_IsThrownAtOnce(string code)
    {
        await Assert.ThrowsAsync<AmazonEC2Exception>(() => Calls()
            .RepeatAsync<DescribeVpcsResponse>(_ => throw Error(code, HttpStatusCode.BadRequest), default));

        Assert.Empty(_time.Pauses);
    }

    [Fact]
    public async Task RepeatAsyncAndOnceAsync_TokenThatCanStop_ReachesReadsButNoChanges()
    {
        using var stop = new CancellationTokenSource();

        await Calls().RepeatAsync(token => Finish(new DescribeVpcsResponse(), Assert.True, token), stop.Token);
        await Calls().OnceAsync(token => Finish(new CreateVpcResponse(), Assert.False, token), stop.Token);

        static Task<T> Finish<T>(T response, Action<bool> assert, CancellationToken token)
        {
            assert(token.CanBeCanceled);
            return Task.FromResult(response);
        }
    }

    [Fact]
    public async Task RepeatAsync_NoSlotFree_WaitsForOne()
    {
        var calls = Calls(slots: 1);
        var first = new TaskCompletionSource<DescribeVpcsResponse>();
        var secondBegan = false;

        var one = calls.RepeatAsync(_ => first.Task, default);
        var two = calls.RepeatAsync(_ =>
        {
            secondBegan = true;
            return Task.FromResult(new DescribeVpcsResponse());
        }, default);

        Assert.False(secondBegan);
        first.SetResult(new DescribeVpcsResponse());
        await Task.WhenAll(one, two);
        Assert.True(secondBegan);
    }

    private AwsCalls Calls(int slots = 4) => new(
        BuiltInModules.Set.Errors, new ServiceThrottlers(new AccountThrottlers("eu-west-1", isPublished: false, _time), BuiltInModules.Set.RatesOf),
        new SemaphoreSlim(slots), _log, _time, TimeSpan.FromMinutes(1), NullLogger.Instance);

    private static AmazonEC2Exception Error(string code, HttpStatusCode status) => new("Refused.", ErrorType.Unknown, code, "request-1", status);
}
