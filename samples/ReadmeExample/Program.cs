using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using PrivateLinkKit;
using PrivateLinkKit.Testing;

await using var aws = await EmbeddedAws.StartAsync();
aws.Images.Add("lvthillo/python-flask-api", app => app.MapGet("/api/tasks", () => "three tasks"));

var taskApi = PrivateLink
    .ExposeService("task-api")
    .InVpc(vpc => vpc.Cidr("10.100.100.0/24").AcrossZones("eu-west-1a", "eu-west-1b"))
    .RunOnFargate(task => task.Image("lvthillo/python-flask-api").Port(8080).Count(2))
    .BehindAlb(alb => alb.Listen(8888).HealthCheck("/api/tasks"))
    .ViaNlb(nlb => nlb.Listen(80))
    .AllowPrincipal("arn:aws:iam::222222222222:root")
    .ConsumeFrom("customer", c => c.InVpc(vpc => vpc.Cidr("10.1.1.0/24").AcrossZones("eu-west-1a", "eu-west-1b")))
    .Build();                                      // checks everything that needs no AWS call, and reports all errors at once

using var privateLink = new PrivateLinkProvisioner(new PrivateLinkOptions
{
    ServiceUrl = aws.ServiceUrl,                   // omit these two to use AWS itself
    Credentials = new BasicAWSCredentials("000000000000", "embedded"),
});

var plan = await privateLink.PlanAsync(taskApi);   // reads AWS, changes nothing
Console.WriteLine(plan);
var result = await privateLink.ApplyAsync(plan);

var endpoint = result.Endpoint("customer");
using var http = aws.Network.CreateHttpClient(standingIn: endpoint.VpcId);
Console.WriteLine(await http.GetStringAsync($"http://{endpoint.DnsName}/api/tasks"));

await privateLink.DestroyAsync(taskApi);
