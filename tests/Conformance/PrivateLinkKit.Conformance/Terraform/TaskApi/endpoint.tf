data "aws_caller_identity" "this" {}

resource "aws_vpc_endpoint_service" "this" {
  acceptance_required        = false
  allowed_principals         = ["arn:aws:iam::${data.aws_caller_identity.this.account_id}:root"]
  network_load_balancer_arns = [aws_lb.nlb.arn]
  tags                       = { Name = "task-api" }
}

resource "aws_security_group" "endpoint" {
  name        = "endpoint"
  description = "Endpoint of the Task API"
  vpc_id      = module.customer.id

  ingress {
    description = "From the VPC"
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["10.1.1.0/24"]
  }
}

resource "aws_vpc_endpoint" "this" {
  vpc_id             = module.customer.id
  vpc_endpoint_type  = "Interface"
  service_name       = aws_vpc_endpoint_service.this.service_name
  subnet_ids         = module.customer.public_subnets
  security_group_ids = [aws_security_group.endpoint.id]
  tags               = { Name = "task-api" }
  depends_on         = [aws_lb_listener.nlb]
}

resource "aws_security_group" "client" {
  name        = "client"
  description = "Client of the Task API"
  vpc_id      = module.customer.id

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "client" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = module.customer.private_subnets[0]
  vpc_security_group_ids = [aws_security_group.client.id]
  tags                   = { Name = "client" }
}

output "client" {
  value = aws_instance.client.id
}

output "url" {
  value = "http://${aws_vpc_endpoint.this.dns_entry[0].dns_name}/api/tasks"
}
