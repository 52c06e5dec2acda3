namespace PrivateLinkKit.Testing.Tests.Services.CloudControl;

public class HandlerFaultsTests : CloudControlTest
{
    [Fact]
    public async Task Create_SecondCallFails_LeavesTheResourceBehindAndNamesIt()
    {
        Aws.Faults.On("logs:PutRetentionPolicy").Fail("OperationAbortedException");

        var failed = await FailAsync(
            "GeneralServiceException", await StartCreateAsync(LogGroup, new() { ["LogGroupName"] = "orders", ["RetentionInDays"] = 7 }));

        Assert.Equal("orders", (string?)failed["Identifier"]);
        Assert.Equal(["orders"], await ListAsync(LogGroup));
    }

    [Fact]
    public async Task Create_ServiceThrottles_FailsWithThrottling()
    {
        Aws.Faults.On("sqs:CreateQueue").Throttle();

        var failed = await FailAsync("Throttling", await StartCreateAsync(Queue, new() { ["QueueName"] = "orders" }));

        Assert.Null(failed["Identifier"]);
        Assert.Empty(await ListAsync(Queue));
    }

    [Fact]
    public async Task Get_HandlerLacksARight_IsDenied()
    {
        await CreateAsync(LogGroup, new() { ["LogGroupName"] = "orders" });
        Aws.Faults.On("logs:ListTagsForResource").Fail("AccessDeniedException");

        await RefusedAsync("AccessDeniedException", "GetResource", LogGroup, new() { ["Identifier"] = "orders" });
    }

    [Fact]
    public async Task Fault_OnAllOperations_DoesNotCountTheCallsOfHandlers()
    {
        var started = await StartCreateAsync(LogGroup, new() { ["LogGroupName"] = "orders", ["RetentionInDays"] = 7 });
        Aws.Faults.On("*").Skip(1).Throttle();

        Assert.Equal("SUCCESS", (string?)(await EndAsync(started))["OperationStatus"]);
        Assert.Equal("ThrottlingException", (string?)(await Aws.CallAsync("logs:DescribeLogGroups"))["__type"]);
    }
}
