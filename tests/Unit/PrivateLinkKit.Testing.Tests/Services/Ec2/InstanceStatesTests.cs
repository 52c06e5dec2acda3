using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>Instances that stop, start and change while they are stopped.</summary>
public class InstanceStatesTests
{
    [Fact]
    public async Task StopAndStart_OverTime_PassTheStatesAndGiveAnotherPublicAddress()
    {
        var time = new ManualTime();
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic, TimeProvider = time });
        var id = await RunAsync(lab);
        List<string> states = [await StateAsync(lab, id)];
        time.Advance(TimeSpan.FromMinutes(1));
        states.Add(await StateAsync(lab, id));
        Assert.NotNull((await DescribeAsync(lab, id)).PublicIpAddress);

        await lab.Ec2.StopInstancesAsync(new() { InstanceIds = [id] });
        states.Add(await StateAsync(lab, id));
        await Refused.WithAsync("IncorrectInstanceState", () => lab.Ec2.StartInstancesAsync(new() { InstanceIds = [id] }));
        await Refused.WithAsync("IncorrectInstanceState", () => lab.Ec2.RebootInstancesAsync(new() { InstanceIds = [id] }));
        time.Advance(TimeSpan.FromMinutes(1));
        var stopped = await DescribeAsync(lab, id);
        states.Add(stopped.State.Name.Value);
        var start = (await lab.Ec2.StartInstancesAsync(new() { InstanceIds = [id] })).StartingInstances.Single();
        time.Advance(TimeSpan.FromMinutes(1));
        states.Add(await StateAsync(lab, id));

        Assert.Equal(["pending", "running", "stopping", "stopped", "running"], states);
        Assert.Equal(("Client.UserInitiatedShutdown", null), (stopped.StateReason.Code, stopped.PublicIpAddress));
        Assert.Equal((InstanceStateName.Stopped, InstanceStateName.Pending), (start.PreviousState.Name, start.CurrentState.Name));
        Assert.NotNull((await DescribeAsync(lab, id)).PublicIpAddress);
    }

    [Fact]
    public async Task ModifyInstanceAttribute_TypeAndUserData_NeedAStoppedInstance()
    {
        await using var lab = await TestEnvironment.StartAsync();
        var id = await RunAsync(lab);
        ModifyInstanceAttributeRequest type = new() { InstanceId = id, InstanceType = "m5.large" };

        await Refused.WithAsync("IncorrectInstanceState", () => lab.Ec2.ModifyInstanceAttributeAsync(type));
        await lab.Ec2.StopInstancesAsync(new() { InstanceIds = [id] });
        await lab.Ec2.ModifyInstanceAttributeAsync(type);
        await Refused.WithAsync("InvalidParameterValue", () => lab.Ec2.ModifyInstanceAttributeAsync(new() { InstanceId = id, InstanceType = "m7g.large" }));
        await lab.PostAsync($"Action=ModifyInstanceAttribute&InstanceId={id}&UserData.Value=aGVsbG8=");

        Assert.Equal(InstanceType.M5Large, (await DescribeAsync(lab, id)).InstanceType);
        var data = await lab.Ec2.DescribeInstanceAttributeAsync(new() { InstanceId = id, Attribute = InstanceAttributeName.UserData });
        Assert.Equal("aGVsbG8=", data.InstanceAttribute.UserData);
    }

    [Fact]
    public async Task ModifyInstanceMetadataOptions_OneOption_KeepsTheOthers()
    {
        await using var lab = await TestEnvironment.StartAsync();
        var id = await RunAsync(lab);

        await lab.Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, HttpTokens = HttpTokensState.Optional });

        var options = (await DescribeAsync(lab, id)).MetadataOptions;
        Assert.Equal(("optional", "enabled", "applied", 2),
            (options.HttpTokens.Value, options.HttpEndpoint.Value, options.State.Value, options.HttpPutResponseHopLimit ?? 0));
    }

    private static async Task<string> RunAsync(TestEnvironment lab) => (await lab.Ec2.RunInstancesAsync(
        new() { ImageId = "ami-0123456789abcdef0", InstanceType = InstanceType.T3Micro, MinCount = 1, MaxCount = 1 })).Reservation.Instances[0].InstanceId;

    private static async Task<string> StateAsync(TestEnvironment lab, string id) => (await DescribeAsync(lab, id)).State.Name.Value;

    private static async Task<Instance> DescribeAsync(TestEnvironment lab, string id) =>
        (await lab.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Reservations[0].Instances[0];
}
