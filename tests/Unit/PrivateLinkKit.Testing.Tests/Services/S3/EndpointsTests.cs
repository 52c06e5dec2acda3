using System.Net;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.S3;

/// <summary>Ways from VPCs to S3.</summary>
public class EndpointsTests : BucketTest
{
    private const string Host = $"{Bucket}.s3.eu-west-1.amazonaws.com";
    private const string Url = $"https://{Host}/a";
    private const string ReadOnly = """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:Get*","Resource":"*"}]}""";

    [Fact]
    public async Task PrivateSubnet_ReachesS3_ThroughAGatewayEndpointOnly()
    {
        await PutAsync("a", "1");
        var (vpcId, subnetId) = await PrivateSubnetAsync();
        Assert.Contains("no route", TestEnvironment.Aws.Network.Explain(subnetId, Host, 443).Reason);

        var endpointId = await GatewayAsync(vpcId);

        Assert.Equal("1", await GetAsync(subnetId));
        Assert.Contains("port 443 only", TestEnvironment.Aws.Network.Explain(subnetId, Host, 80).Reason);
        await TestEnvironment.Ec2.DeleteVpcEndpointsAsync(new() { VpcEndpointIds = [endpointId] });
        Assert.NotEqual(NetworkOutcome.Delivered, TestEnvironment.Aws.Network.Explain(subnetId, Host, 443).Outcome);
    }

    [Fact]
    public async Task EndpointPolicy_Denies_WhatItDoesNotAllow()
    {
        var (vpcId, subnetId) = await PrivateSubnetAsync();
        await GatewayAsync(vpcId, ReadOnly);
        await PutAsync("a", "1");
        using var http = TestEnvironment.Aws.Network.CreateHttpClient(subnetId);

        var (status, text) = await http.S3Async(HttpMethod.Put, Url, body: "2");

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("because no VPC endpoint policy allows the s3:PutObject action", text);
        Assert.Equal("1", await GetAsync(subnetId));
    }

    [Fact]
    public async Task BucketPolicy_ForAnEndpoint_ShutsOutOtherWays()
    {
        var (vpcId, subnetId) = await PrivateSubnetAsync();
        var endpointId = await GatewayAsync(vpcId);
        await PutAsync("a", "1");

        await S3.PutBucketPolicyAsync(Bucket, $$$"""
            {"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{{Bucket}}}/*",
            "Condition":{"StringNotEquals":{"aws:SourceVpce":"{{{endpointId}}}"} } }] }
            """);

        await Refused.WithAsync("AccessDenied", () => S3.GetObjectAsync(Bucket, "a"));
        Assert.Equal("1", await GetAsync(subnetId));
    }

    [Fact]
    public async Task InterfaceEndpoint_WithPrivateDns_LeadsToBuckets()
    {
        await PutAsync("a", "1");
        var (vpcId, subnetId) = await PrivateSubnetAsync();
        await TestEnvironment.Ec2.ModifyVpcAttributeAsync(new() { VpcId = vpcId, EnableDnsHostnames = true });
        var groupId = await TestEnvironment.GroupAsync(vpcId);
        await TestEnvironment.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = groupId, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] }],
        });
        await TestEnvironment.Ec2.CreateVpcEndpointAsync(new()
        {
            VpcId = vpcId, ServiceName = "com.amazonaws.eu-west-1.s3", VpcEndpointType = VpcEndpointType.Interface, SubnetIds = [subnetId],
            SecurityGroupIds = [groupId], PrivateDnsEnabled = true, PolicyDocument = ReadOnly,
        });

        Assert.Equal("1", await GetAsync(subnetId));
        Assert.StartsWith("10.0.0.", TestEnvironment.Aws.Network.Resolve(subnetId, Host).Single().ToString());
        using var http = TestEnvironment.Aws.Network.CreateHttpClient(subnetId);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.S3Async(HttpMethod.Delete, Url)).Status);
    }

    [Fact]
    public async Task Internet_ReachesS3_ByName()
    {
        await PutAsync("a", "1");

        Assert.Equal("1", await GetAsync("internet"));
    }

    private async Task<string> GetAsync(string standingIn)
    {
        using var http = TestEnvironment.Aws.Network.CreateHttpClient(standingIn);
        var (status, text) = await http.S3Async(HttpMethod.Get, Url);
        Assert.True(status is HttpStatusCode.OK, text);
        return text;
    }

    private async Task<(string VpcId, string SubnetId)> PrivateSubnetAsync()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        return (vpcId, await TestEnvironment.SubnetAsync(vpcId));
    }

    private async Task<string> GatewayAsync(string vpcId, string? policy = null)
    {
        var tables = await TestEnvironment.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("vpc-id", [vpcId])] });
        var created = await TestEnvironment.Ec2.CreateVpcEndpointAsync(new()
        {
            VpcId = vpcId, ServiceName = "com.amazonaws.eu-west-1.s3", RouteTableIds = [tables.RouteTables.Single().RouteTableId], PolicyDocument = policy,
        });
        return created.VpcEndpoint.VpcEndpointId;
    }
}
