// Implicit usings of the Web SDK, and the packages.
global using System;
global using System.Collections.Generic;
global using System.IO;
global using System.Linq;
global using System.Net;
global using System.Net.Http;
global using System.Threading;
global using System.Threading.Tasks;
global using Amazon.Runtime;
global using Microsoft.AspNetCore.Builder;
global using Microsoft.AspNetCore.Hosting;
global using Microsoft.AspNetCore.Http;
global using Microsoft.AspNetCore.Routing;
global using Microsoft.Extensions.Configuration;
global using Microsoft.Extensions.DependencyInjection;
global using Microsoft.Extensions.Hosting;
global using Microsoft.Extensions.Logging;
global using PrivateLinkKit;
global using PrivateLinkKit.Testing;
global using static Prelude;

static partial class Prelude
{
    public static WebApplicationBuilder builder => null!;

    public static WebApplication app => null!;

    public static EmbeddedAws aws => null!;

    public static string vpcId => "";

    public static PrivateLinkOptions options => null!;

    public static PrivateLinkProvisioner privateLink => null!;

    public static WorkloadBuilder stage => null!;

    public static PrivateLinkStackBuilder service => null!;

    public static PrivateLinkStack stack => null!;

    public static PrivateLinkStack taskApi => null!;

    public static PrivateLinkStack orders => null!;

    public static Plan plan => null!;

    public static ApplyResult result => null!;

    public static PrivateLinkEndpoint endpoint => null!;
}
