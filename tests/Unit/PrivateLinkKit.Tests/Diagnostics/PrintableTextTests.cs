using System.Collections;
using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace PrivateLinkKit.Tests.Diagnostics;

/// <summary>Texts of public types that hold what others wrote: AWS, its users, and whoever answers in its place.</summary>
public class PrintableTextTests
{
    private const string Forged = "x\nStack dogs is applied.\u202E";
    private const string Escaped = @"x\nStack dogs is applied.\u202E";

    private static readonly AmazonServiceException OfAws = new(Forged);
    private static readonly EndpointAddress Address = new() { Address = IPAddress.Loopback, ZoneName = Forged };

    public static TheoryData<object> Holding => new(
        new StackHome(Forged),
        new ChangeStarted { StackName = "dogs", LogicalId = Forged, ResourceType = "AWS::EC2::VPC", Action = ChangeAction.Create },
        new ChangeWaiting
        {
            StackName = "dogs", LogicalId = "dogs/vpc", ResourceType = "AWS::EC2::VPC", Action = ChangeAction.Create, Goal = "available", State = Forged,
        },
        new ChangeDone { StackName = "dogs", LogicalId = "dogs/vpc", ResourceType = "AWS::EC2::VPC", Action = ChangeAction.Create, PhysicalId = Forged },
        new ChangeFailed { StackName = "dogs", LogicalId = "dogs/vpc", ResourceType = "AWS::EC2::VPC", Action = ChangeAction.Create, Error = OfAws },
        new ChangeOutcome
        {
            LogicalId = "dogs/vpc", ResourceType = "AWS::EC2::VPC", Action = ChangeAction.Create, Status = ChangeStatus.Done, PhysicalId = Forged,
        },
        new ChangeOutcome
        {
            LogicalId = "dogs/vpc", ResourceType = "AWS::EC2::VPC", Action = ChangeAction.Create, Status = ChangeStatus.Failed, Error = OfAws,
        },
        new PlannedChange { Action = ChangeAction.Create, LogicalId = Forged, ResourceType = "AWS::EC2::VPC" },
        new PropertyChange { Name = "Tags.team", Old = Forged },
        new Interruption
        {
            StackName = "dogs", Home = "111122223333/eu-west-1", Code = InterruptionCode.PortChanged, Unit = "dogs", LogicalId = "dogs/nlb-listener",
            Evidence = Forged,
        },
        new InterruptedEndpoint { EndpointId = "vpce-1", AccountId = Forged },
        new StackStatus { Name = Forged },
        new StackLockScope { StackName = Forged, Account = "111111111111", Region = "eu-west-1" },
        new PlanNote { Code = PlanNoteCode.SameNameElsewhere, Text = Forged },
        new AccountRole(Forged),
        new PlacementClaim("dogs/alb", Forged),
        Address,
        new ZonalName { ZoneName = Forged, DnsName = "a.vpce.amazonaws.com" },
        new ConnectFailure { Address = Address, Error = OfAws },
        Resolved(),
        new EndpointStatus { Name = "task-api/customer", LastGood = Resolved() });

    [Theory]
    [MemberData(nameof(Holding))]
    public void ToString_ValueWithLineBreak_IsOneLineWithEscapes(object value)
    {
        var text = value.ToString()!;

        Assert.Contains(Escaped, text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, char.IsControl);
    }

    /// <summary>
    /// What the compiler writes for a record shows every value as it is. Records of kinds are compared by that text, and appear in no message.
    /// </summary>
    [Fact]
    public void ToString_OfEveryPublicRecordWithTexts_IsOurOwn()
    {
        var generated = typeof(PrivateLinkProvisioner).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == nameof(PrivateLinkKit))
            .Where(type => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null)
            .Where(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Any(property => MayHoldText(property.PropertyType)))
            .Where(type => type.GetMethod(nameof(ToString), [])!.IsDefined(typeof(CompilerGeneratedAttribute)));

        Assert.Empty(generated);
    }

    [Fact]
    public void ToString_SensitiveValue_IsHidden()
    {
        var change = new PlannedChange
        {
            Action = ChangeAction.Update,
            LogicalId = "dogs/task",
            ResourceType = "AWS::ECS::TaskDefinition",
            Properties = [new PropertyChange { Name = "Environment", Old = PropertyValue.Secret("hunter2"), New = PropertyValue.Secret("hunter3") }],
        };

        Assert.DoesNotContain("hunter", $"{change} {change.Properties[0]}", StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_UrlWithPassword_IsHidden()
    {
        var scope = new StackLockScope
        {
            StackName = "dogs", Account = "111111111111", Region = "eu-west-1", ServiceUrl = new Uri("http://me:hunter2@localhost:4566"),
        };

        Assert.Equal("dogs in eu-west-1, account 111111111111, at http://localhost:4566/", scope.ToString());
    }

    [Fact]
    public void ToString_CauseWithLineBreaks_EscapesMessagesAndKeepsStackTraces()
    {
        var error = Thrown(new AggregateException(Thrown(new InvalidOperationException("outer", OfAws)), Thrown(new TimeoutException(Forged))));

        var lines = Thrown(new AwsCallException("dogs", "read", error)).ToString().Split(Environment.NewLine);

        Assert.StartsWith("PrivateLinkKit.AwsCallException: Stack dogs could not be read: ", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line == $" ---> {typeof(AmazonServiceException)}: {Escaped}");
        Assert.Contains(lines, line => line == $" ---> System.TimeoutException: {Escaped}");
        Assert.Equal(4, lines.Count(line => line.StartsWith($"   at {typeof(PrintableTextTests)}.{nameof(Thrown)}", StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.DoesNotContain(line, char.IsControl));
    }

    private static bool MayHoldText(Type type) => type == typeof(string) || type.IsAssignableTo(typeof(Exception)) || type.IsAssignableTo(typeof(IEnumerable))
        || type.Assembly == typeof(PrivateLinkProvisioner).Assembly && !type.IsEnum;

    private static ResolvedEndpoint Resolved() => new()
    {
        Name = "task-api/customer",
        EndpointId = Forged,
        VpcId = "vpc-1",
        ServiceName = "com.amazonaws.vpce.eu-west-1.vpce-svc-1",
        RegionalName = "a.vpce.amazonaws.com",
        ZonalNames = [],
        Addresses = [Address],
        ResolvedAt = DateTimeOffset.UnixEpoch,
        ExpiresAt = DateTimeOffset.UnixEpoch,
    };

    private static T Thrown<T>(T error)
        where T : Exception
    {
        try
        {
            throw error;
        }
        catch (T)
        {
            return error;
        }
    }
}
