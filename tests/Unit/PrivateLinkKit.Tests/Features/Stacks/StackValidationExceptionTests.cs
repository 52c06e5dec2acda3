namespace PrivateLinkKit.Tests.Features.Stacks;

public class StackValidationExceptionTests
{
    [Fact]
    public void Message_ValueWithLineBreaks_IsOneLinePerFault()
    {
        var error = Assert.Throws<StackValidationException>(() => Describe.Existing().WithTag("team", "x\r\n  task-api: all is well\u2028").Build());

        Assert.Equal(2, error.Message.Split('\n').Length);
        Assert.Contains(@"'x\r\n  task-api: all is well\u2028'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', Assert.Single(error.Errors).ToString());
    }

    [Fact]
    public void Build_ManyFaults_ReportsAllOfThemAtOnce()
    {
        var description = PrivateLink.ExposeService("task-api")
            .InVpc(vpc => vpc.Cidr("10.0.0.1/16").AcrossZones("eu-west-1a"))
            .RunOnFargate(task => task.Image("nginx").Port(0).Size(256, 4096))
            .BehindAlb()
            .ViaNlb()
            .AllowPrincipal("*");

        var error = Assert.Throws<StackValidationException>(description.Build);

        Assert.Equal(
            """
            The stack 'task-api' has 5 validation errors:
              task-api/vpc: '10.0.0.1/16': The range has host bits set. Write 10.0.0.0/16.
              task-api/task: '0': This is not a port. Choose one from 1 to 65535.
              task-api/task: '4096': Fargate has no tasks with 256 CPU units and this much memory. Choose one of 512, 1024, 2048 MiB.
              task-api/alb: 'eu-west-1a': An ALB needs at least two availability zones. Add another, or omit BehindAlb: an NLB alone needs only one.
              task-api/endpoint-service: '*': This allows every AWS account. If that is intended, use AllowAnyPrincipal().
            """,
            error.Message,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Message_MissingValue_LeavesTheValueOut()
    {
        var fault = Faults.Only(Describe.InVpc(name: "api").RunOnFargate(task => task.Image("nginx")).ViaNlb(), "api/task", "");

        Assert.Equal("api/task: The container's port is not set. Add Port(8080).", fault.ToString());
    }
}
