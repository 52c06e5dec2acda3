using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.LoadBalancing;

/// <summary>Listeners, existing load balancers, health checks and sources that security groups admit.</summary>
public class LoadBalancerRulesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(65536)]
    public void Build_BadListenerPort_IsAFault(int port)
    {
        Faults.Only(Describe.OnFargate().ViaNlb(nlb => nlb.Listen(port)), "task-api/nlb", $"{port}");
        Faults.Only(Describe.OnFargate().BehindAlb(alb => alb.Listen(port)).ViaNlb(), "task-api/alb", $"{port}");
        Faults.Only(PrivateLink.ExposeService("task-api").UseNlb(Describe.Nlb, port), "task-api/nlb", $"{port}");
        Faults.Only(Describe.InUsedVpc().UseAlb(Describe.Alb, port).ViaNlb(), "task-api/alb", $"{port}");
    }

    [Fact]
    public void Build_ListenOnTwoPorts_IsAFaultThatNamesBoth()
    {
        Faults.Only(Describe.OnFargate().ViaNlb(nlb => nlb.Listen(80).Listen(443)), "task-api/nlb", "80, 443");
        Faults.Only(Describe.OnFargate().BehindAlb(alb => alb.Listen(80).Listen(443).Listen(80)).ViaNlb(), "task-api/alb", "80, 443");
        Faults.None(Describe.OnFargate().BehindAlb(alb => alb.Listen(8080).Listen(8080)).ViaNlb(nlb => nlb.Listen(443).Listen(443)));
    }

    [Fact]
    public void Build_AlbInOneSubnet_IsAFault() =>
        Faults.Only(Describe.InUsedVpc(Describe.SubnetA).WithTask().BehindAlb().ViaNlb(), "task-api/alb", Describe.SubnetA);

    [Fact]
    public void Build_NlbInOneZone_IsValid() => Faults.None(Describe.InVpc(vpc => vpc.AcrossZones("eu-west-1a")).WithTask().ViaNlb());

    [Fact]
    public void Build_ExistingAlbInNewVpc_IsAFault() => Faults.Only(Describe.InVpc().UseAlb(Describe.Alb).ViaNlb(), "task-api/alb", Describe.Alb);

    [Fact]
    public void Build_AlbUsedAsNlb_IsAFaultThatNamesTheVerb()
    {
        var fault = Faults.Only(PrivateLink.ExposeService("task-api").UseNlb(Describe.Alb), "task-api/nlb", Describe.Alb);

        Assert.Contains("UseAlb", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web")]
    [InlineData("arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/web/0123456789abcdef")]
    public void Build_NoLoadBalancerArn_IsAFault(string arn) => Faults.Only(PrivateLink.ExposeService("task-api").UseNlb(arn), "task-api/nlb", arn);

    [Fact]
    public void Build_ProxyProtocolInFrontOfAnAlb_IsAFault()
    {
        Faults.Only(Describe.OnFargate().BehindAlb().ViaNlb(nlb => nlb.ProxyProtocol()), "task-api/nlb", "");
        Faults.Only(Describe.InUsedVpc().UseAlb(Describe.Alb).ViaNlb(nlb => nlb.ProxyProtocol()), "task-api/nlb", "");
        Faults.None(Describe.OnFargate().ViaNlb(nlb => nlb.ProxyProtocol()));
    }

    [Fact]
    public void Build_EnforcementThatAdmitsNoRange_IsAFault()
    {
        Faults.Only(Describe.OnFargate().ViaNlb(nlb => nlb.EnforceOnPrivateLinkTraffic()), "task-api/nlb", "");
        Faults.Only(Describe.OnFargate().ViaNlb(nlb => nlb.EnforceOnPrivateLinkTraffic().AdmitFrom(Describe.Group)), "task-api/nlb", "");
        Faults.None(Describe.OnFargate().ViaNlb(nlb => nlb.EnforceOnPrivateLinkTraffic().AdmitFrom("10.0.0.0/8")));
    }

    [Fact]
    public void Build_EnforcementThatDropsAConsumer_IsAFaultOfThatConsumer()
    {
        var enforced = Describe.OnFargate().ViaNlb(nlb => nlb.EnforceOnPrivateLinkTraffic().AdmitFrom("10.0.0.0/8"));

        Faults.None(enforced.ConsumeFrom("app"));
        Faults.Only(enforced.ConsumeFrom("app", c => c.AdmitFrom("10.0.0.0/16", "192.168.0.0/16")), "app/endpoint", "192.168.0.0/16");
    }

    [Theory]
    [InlineData("10.0.0.1/8")]
    [InlineData("10.0.0.0/08")]
    [InlineData("everybody")]
    [InlineData("sg-123")]
    public void Build_BadSource_IsAFault(string source)
    {
        Faults.Only(Describe.OnFargate().ViaNlb(nlb => nlb.AdmitFrom(source)), "task-api/nlb", source);
        Faults.Only(Describe.Exposed().ConsumeFrom("app", c => c.AdmitFrom(source)), "app/endpoint", source);
    }

    [Fact]
    public void Build_MoreSourcesThanAGroupHolds_IsAFault() =>
        Faults.Only(Describe.OnFargate().ViaNlb(nlb => nlb.AdmitFrom(Enumerable.Range(0, 61).Select(n => $"10.{n}.0.0/16"))), "task-api/nlb", "61 sources");

    [Theory]
    [InlineData("health")]
    [InlineData("/health check")]
    [InlineData("")]
    public void Build_BadHealthCheckPath_IsAFault(string path)
    {
        Faults.Only(Describe.OnFargate().BehindAlb(alb => alb.HealthCheck(path)).ViaNlb(), "task-api/alb", path);
        Faults.Only(Describe.OnFargate().ViaNlb(nlb => nlb.HealthCheck(path)), "task-api/nlb", path);
    }

    [Theory]
    [InlineData(4, 2, "4 s")]
    [InlineData(301, 5, "301 s")]
    [InlineData(10, 1, "1 s")]
    [InlineData(10, 10, "10 s")]
    [InlineData(5.5, 2, "5.5 s")]
    public void Build_BadHealthCheckTimes_IsAFault(double interval, double timeout, string value) =>
        Faults.Only(Checked(check => check.Every(TimeSpan.FromSeconds(interval)).Timeout(TimeSpan.FromSeconds(timeout))), "task-api/alb", value);

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public void Build_BadHealthCheckCounts_IsAFault(int checks)
    {
        Faults.Only(Checked(check => check.HealthyAfter(checks)), "task-api/alb", $"{checks}");
        Faults.Only(Checked(check => check.UnhealthyAfter(checks)), "task-api/alb", $"{checks}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("ok")]
    [InlineData("199")]
    [InlineData("200-")]
    [InlineData("300-200")]
    [InlineData("200-500")]
    [InlineData("200,,201")]
    public void Build_BadCodesAtAnAlb_IsAFault(string codes) => Faults.Only(Checked(check => check.Expect(codes)), "task-api/alb", codes);

    [Theory]
    [InlineData("200")]
    [InlineData("200,204,300-399,499")]
    public void Build_GoodCodes_AreValid(string codes) => Faults.None(Checked(check => check.Expect(codes)));

    [Fact]
    public void Build_ServerErrorsAtAnNlb_AreValid() => Faults.None(Describe.OnFargate().ViaNlb(nlb => nlb.HealthCheck("/", check => check.Expect("200-599"))));

    private static PrivateLinkStackBuilder Checked(Func<HealthCheckBuilder, HealthCheckBuilder> check) =>
        Describe.OnFargate().BehindAlb(alb => alb.HealthCheck("/", check)).ViaNlb();
}
