global using System.Net.Security;
global using System.Security.Cryptography.X509Certificates;
global using System.Text.Json.Nodes;
global using Xunit;
